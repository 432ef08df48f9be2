/** Which data set is in the worker, and how its loading goes. */
import type { DatasetId, DatasetInfo, FullId, OwnId } from '../../domain/data/datasets';
import type { FileReport, HeldData } from '../../domain/data/held-data';
import type { DataFileArgs } from '../../protocol/data';
import type { EngineFailure } from '../../domain/engine-failure';
import type { LoadProgress } from '../../protocol/messages';

export interface DataState {
  /** The chosen data set; it is in the worker once `info` is there. */
  readonly dataset: DatasetId;
  readonly info: DatasetInfo | null;
  /** That of the pictures in the worker, where they are the user's own. */
  readonly checksum: number | null;
  readonly progress: LoadProgress | null;
  readonly failure: EngineFailure | null;
  /** What the browser keeps of the full sets; null until the worker has told. */
  readonly held: HeldData | null;
  /** What the files were taken for that the user brought last. */
  readonly reports: readonly FileReport[];
  /** Loads another data set; the same one again only where it is not there yet. Never rejects: see `failure`. */
  readonly select: (dataset: DatasetId) => Promise<void>;
  readonly retry: () => Promise<void>;
  /** Fetches the chosen full set from its public homes: only ever on the user's click. */
  readonly fetchFromWeb: () => Promise<void>;
  /** Ends the loading under way, or gives up a set that could not be loaded, and goes back to the set before. */
  readonly cancel: () => Promise<void>;
  /** Takes files of full sets; a set that they complete is chosen. */
  readonly addFiles: (files: readonly DataFileArgs[]) => Promise<void>;
  /** Removes what the browser keeps of a full set; one in use stays in use until the page is left. */
  readonly forget: (dataset: FullId) => Promise<void>;
  readonly dismissReports: () => void;
  /** The chosen set is the user's own and was edited: the worker gets it again, soon. */
  readonly ownSetChanged: (id: OwnId) => void;
  /** Waits until the chosen data set is in the worker, loading it if needed; false when that failed. */
  readonly ensureLoaded: () => Promise<boolean>;
  /** The worker ended and took the data along: the next `ensureLoaded` loads it again. What is shown about it stays. */
  readonly lost: () => void;
}
