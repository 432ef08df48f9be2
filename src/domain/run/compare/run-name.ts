/** What is told of a run that nobody has named: the preset that it comes from, and what is different about it. */
import { remembered } from '../../remembered';
import { presetIds, presets, type PresetId } from '../../network/presets';
import type { RunRecord } from '../run-record';
import { networkDifferences, type NetworkDifference } from './network-differences';
import { settingDifferences, stagesSet, type SettingDifference } from './setting-differences';

export interface RunOrigin {
  /** Null for a network that has little in common with any. */
  readonly preset: PresetId | null;
  readonly differences: readonly (NetworkDifference | SettingDifference)[];
}

type Named = Pick<RunRecord, 'presetId' | 'network' | 'settings' | 'rates' | 'later' | 'epochs'>;

/** The preset that a run is made from with the fewest changes of its network, and these, with what was set otherwise than there. */
export const originOf: (record: Named) => RunOrigin = remembered(freshOrigin);

function freshOrigin(record: Named): RunOrigin {
  const preset = record.presetId ?? nearestPreset(record);
  if (preset === null) return { preset, differences: [] };
  const { network, settings } = presets[preset];
  const { stages, epochs } = stagesSet(record);
  // A run that was not trained to its end is not told by that: its set-up is its name.
  const trained = epochs < record.settings.epochs ? record.settings.epochs : epochs;
  return {
    preset,
    differences: [
      ...networkDifferences(network, record.network),
      ...settingDifferences({ stages: [settings], epochs: settings.epochs }, { stages, epochs: trained }),
    ],
  };
}

function nearestPreset({ network }: Named): PresetId | null {
  const tried = presetIds.map((id) => ({ id, changes: networkDifferences(presets[id].network, network) }));
  const near = tried.filter(({ changes }) => !changes.some(({ kind }) => kind === 'otherNetwork'));
  const [nearest] = near.toSorted((one, other) => one.changes.length - other.changes.length);
  return nearest?.id ?? null;
}
