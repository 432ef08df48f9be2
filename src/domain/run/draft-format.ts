/** The work on the page as the browser keeps it. Each part is read by itself: one that cannot be read does not cost the others. */
import * as v from 'valibot';
import { isDatasetId, type DatasetId } from '../data/datasets';
import type { Stroke } from '../digit/stroke';
import { defineFormat, type Schema } from '../formats/saved/define-format';
import { network1, settings1 } from '../formats/saved/v1';
import { network2, savedNetwork, settings2 } from '../formats/saved/v2';
import type { ProjectSetup } from './project-file';

export interface Draft extends ProjectSetup {
  /** The user's own drawing; null for an example or a picture. */
  readonly strokes: readonly Stroke[] | null;
}
/** What cannot be read is undefined. */
export type DraftParts = { readonly [Part in keyof Draft]: Draft[Part] | undefined };

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const strokesSchema = v.nullable(v.array(v.pipe(v.array(v.tuple([share, share])), v.minLength(1))));

function orNone<T>(schema: Schema<T>): Schema<T | undefined> {
  return v.pipe(
    v.unknown(),
    v.transform((value) => {
      const result = v.safeParse(schema, value);
      return result.success ? result.output : undefined;
    }),
  );
}

/** The draft of a version whose networks and settings are read by these. */
const draftOf = <N, S>(network: Schema<N>, settings: Schema<S>) =>
  v.pipe(
    v.looseObject({}),
    v.transform(({ network: stack, settings: set, dataset, strokes }) => ({
      network: stack,
      settings: set,
      dataset,
      strokes,
    })),
    v.object({
      network: orNone(network),
      settings: orNone(settings),
      dataset: orNone(v.custom<DatasetId>(isDatasetId)),
      strokes: orNone(strokesSchema),
    }),
  );

export const draftFormat = defineFormat<DraftParts>('draft', [
  draftOf(network1, settings1),
  draftOf(network2, settings2),
]);

/** The draft as it is kept. */
export function savedDraft(draft: Draft): object {
  return { version: draftFormat.version, ...draft, network: savedNetwork(draft.network) };
}
