import type { DatasetId } from '../../domain/data/datasets';
import type { PresetId } from '../../domain/network/presets';
import { originOf } from '../../domain/run/compare/run-name';
import type { RunRecord } from '../../domain/run/run-record';
import { datasetName } from '../../i18n/dataset-name';
import { useFormat } from '../../i18n/format';
import { localeOf } from '../../i18n/languages';
import { presetKeys } from '../../i18n/preset-keys';
import { useTranslator, useT } from '../../i18n/use-t';
import { useOwnSets } from '../../state/use-page';
import { useDifferenceWords } from './difference-words';

/** What is said about runs, in the user's language. */
export function useRunWords() {
  const t = useT();
  const format = useFormat();
  const differences = useDifferenceWords();
  const { language } = useTranslator();
  const own = useOwnSets((state) => state.heads);
  const preset = (id: PresetId) => t(presetKeys[id]);
  const unnamed = (run: RunRecord) => {
    const origin = originOf(run);
    return differences.name(origin.preset ? preset(origin.preset) : t('preset.own'), origin);
  };
  const minutes = (seconds: number) => ({
    minutes: format.number(Math.floor(seconds / 60)),
    seconds: format.number(Math.round(seconds % 60)),
  });
  return {
    preset,
    /** The user's own name for it, else where it comes from and what is different about it. */
    name: (run: RunRecord) => run.name || unnamed(run),
    dataset: (id: DatasetId) => datasetName(t, id, own),
    time: (seconds: number) =>
      seconds < 60
        ? t('runs.seconds', { seconds: format.number(seconds, seconds < 10 ? 1 : 0) })
        : t('runs.minutes', minutes(Math.round(seconds))),
    date: (milliseconds: number) =>
      new Intl.DateTimeFormat(localeOf(language), {
        dateStyle: 'medium',
        timeStyle: 'short',
      }).format(milliseconds),
  };
}
