import type { DatasetId } from '../../domain/data/datasets';
import type { PresetId } from '../../domain/network/presets';
import type { RunRecord } from '../../domain/run/run-record';
import { datasetName } from '../../i18n/dataset-name';
import { useFormat } from '../../i18n/format';
import { languageOf } from '../../i18n/languages';
import { presetKeys } from '../../i18n/preset-keys';
import { useTranslator, useT } from '../../i18n/use-t';
import { useOwnSets } from '../../state/use-page';

/** What is said about runs, in the user's language. */
export function useRunWords() {
  const t = useT();
  const format = useFormat();
  const { language } = useTranslator();
  const own = useOwnSets((state) => state.heads);
  const preset = (id: PresetId) => t(presetKeys[id]);
  const minutes = (seconds: number) => ({
    minutes: format.number(Math.floor(seconds / 60)),
    seconds: format.number(Math.round(seconds % 60)),
  });
  return {
    preset,
    name: ({ name, presetId }: RunRecord) => name || (presetId ? preset(presetId) : t('preset.own')),
    dataset: (id: DatasetId) => datasetName(t, id, own),
    time: (seconds: number) =>
      seconds < 60
        ? t('runs.seconds', { seconds: format.number(seconds, seconds < 10 ? 1 : 0) })
        : t('runs.minutes', minutes(Math.round(seconds))),
    date: (milliseconds: number) =>
      new Intl.DateTimeFormat(languageOf(language).numberLocale ?? language, {
        dateStyle: 'medium',
        timeStyle: 'short',
      }).format(milliseconds),
  };
}
