import type { RunDifference } from '../../domain/run/compare/compare-runs';
import type { NetworkDifference, SetValue } from '../../domain/run/compare/network-differences';
import type { RunOrigin } from '../../domain/run/compare/run-name';
import type { SettingDifference } from '../../domain/run/compare/setting-differences';
import { settingsFields } from '../../domain/training/training';
import { datasetName } from '../../i18n/dataset-name';
import { useFormat, type Format } from '../../i18n/format';
import { useT, type MessageKey, type Translate } from '../../i18n/use-t';
import { useOwnSets } from '../../state/use-page';

type Param = Extract<NetworkDifference, { kind: 'param' }>;
type Layers = Extract<NetworkDifference, { kind: 'added' | 'removed' | 'moved' }>;

/** More parts than these nobody remembers. */
const mostInName = 3;

/** Every parameter and setting, and every choice of a setting, has a message of its own. */
const fieldName = (t: Translate, name: string): string => t(`field.${name}` as MessageKey);
const settingName = (t: Translate, name: string): string => t(`settings.${name}` as MessageKey);

function settingValue(t: Translate, format: Format, name: string, value: SetValue): string {
  if (typeof value === 'number') return format.plain(value);
  const field = Object.entries(settingsFields).find(([each]) => each === name)?.[1];
  return field?.type === 'choice' ? t(`settings.${name}_${String(value)}` as MessageKey) : String(value);
}

/** What a setting was, or what it was one after the other. */
function settingValues(t: Translate, format: Format, { name }: SettingDifference, values: readonly SetValue[]): string {
  const texts = values.map((value) => settingValue(t, format, name, value));
  return texts.reduce((value, next) => t('compare.later', { value, next }));
}

/** Whether a flag was switched once, and to what. */
function switched(values: readonly SetValue[]): boolean | null {
  const [value, ...others] = values;
  return typeof value === 'boolean' && others.length === 0 ? value : null;
}

function layersPhrase(t: Translate, format: Format, { kind, layer, count }: Layers): string {
  return t(`compare.${kind}`, { layer, count, number: format.number(count) });
}

function paramPhrase(t: Translate, format: Format, { layer, name, from, to }: Param): string {
  const words = { layer, name: fieldName(t, name) };
  if (typeof to === 'boolean') return t(to ? 'compare.paramOn' : 'compare.paramOff', words);
  const text = (value: SetValue) => (typeof value === 'number' ? format.plain(value) : String(value));
  return t('compare.param', { ...words, from: text(from), to: text(to) });
}

function settingPhrase(t: Translate, format: Format, difference: SettingDifference): string {
  const name = settingName(t, difference.name);
  const isOn = switched(difference.to);
  if (isOn !== null) return t(isOn ? 'compare.settingOn' : 'compare.settingOff', { name });
  const text = (values: readonly SetValue[]) => settingValues(t, format, difference, values);
  return t('compare.setting', { name, from: text(difference.from), to: text(difference.to) });
}

/** A part of a name: what it is now, not what it was. */
function namePart(t: Translate, format: Format, difference: RunOrigin['differences'][number]): string {
  switch (difference.kind) {
    case 'added':
    case 'removed': {
      const { kind, layer, count } = difference;
      return t(kind === 'added' ? 'compare.nameAdded' : 'compare.nameRemoved', {
        layer,
        count,
        number: format.number(count),
      });
    }
    case 'param': {
      const { layer, name, to } = difference;
      if (typeof to === 'boolean') return paramPhrase(t, format, difference);
      const value = typeof to === 'number' ? format.plain(to) : to;
      return t('compare.nameParam', { layer, name: fieldName(t, name), value });
    }
    case 'setting': {
      if (switched(difference.to) !== null) return settingPhrase(t, format, difference);
      const value = settingValues(t, format, difference, difference.to);
      return t('compare.nameSetting', { name: settingName(t, difference.name), value });
    }
    case 'moved':
      return layersPhrase(t, format, difference);
    case 'wiring':
    case 'otherNetwork':
      return t(`compare.${difference.kind}`);
  }
}

/** What differs between runs, in the user's language: whole phrases, to be put into a list. */
export function useDifferenceWords() {
  const t = useT();
  const format = useFormat();
  const own = useOwnSets((state) => state.heads);
  return {
    phrase(difference: RunDifference): string {
      switch (difference.kind) {
        case 'param':
          return paramPhrase(t, format, difference);
        case 'setting':
          return settingPhrase(t, format, difference);
        case 'data':
          return t('compare.data', {
            from: datasetName(t, difference.from, own),
            to: datasetName(t, difference.to, own),
          });
        case 'taught':
          return t('compare.taught', { from: format.number(difference.from), to: format.number(difference.to) });
        case 'added':
        case 'removed':
        case 'moved':
          return layersPhrase(t, format, difference);
        case 'wiring':
        case 'otherNetwork':
        case 'pictures':
          return t(`compare.${difference.kind}`);
      }
    },
    /** The name of a run that nobody has named, after its preset's. */
    name(preset: string, { differences }: RunOrigin): string {
      const parts = differences.slice(0, mostInName).map((each) => namePart(t, format, each));
      const left = differences.length - parts.length;
      const more = left > 0 ? [t('compare.more', { count: left, number: format.number(left) })] : [];
      return format.list([preset, ...parts, ...more]);
    },
  };
}
