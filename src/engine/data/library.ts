import { side } from '../../domain/digit/mnist-form';
import type { LabelledImages, OwnSetData } from '../../domain/data/own-set';
import type { DataCalls } from '../../protocol/data';
import type { Calls, LoadProgress } from '../../protocol/messages';
import { EngineFault } from '../core/fault';
import { DataStore } from './data-store';
import type { Dataset, SplitData } from './dataset';
import { loadDataset } from './load-dataset';
import { recognise } from './recognise';

type LoadArgs = Calls['loadDataset']['args'];
type Result<K extends keyof DataCalls> = DataCalls[K]['result'];

/** Brings data sets to the worker: those that come with the page, the full ones and the user's own. */
export class DataLibrary {
  private readonly store: DataStore;
  /** Loads that were asked for and are not through, by what asked for them. */
  private readonly loads = new Map<LoadArgs, AbortController>();

  /** @param baseUrl address of the page, known once the engine has started */
  constructor(private readonly baseUrl: () => string) {
    this.store = new DataStore(baseUrl);
  }

  /** To be told as soon as a load is asked for: it may have to wait, and can be called off from now on. */
  expect(args: LoadArgs): AbortController {
    const controller = new AbortController();
    this.loads.set(args, controller);
    return controller;
  }

  /**
   * @param present the data set in place, which need not be loaded again
   * @throws EngineFault with one of the `dataset...` codes
   */
  async load(
    args: LoadArgs,
    onProgress: (progress: LoadProgress) => void,
    present: Dataset | null = null,
  ): Promise<Dataset> {
    const { dataset, source = 'here' } = args;
    const controller = this.loads.get(args) ?? this.expect(args);
    const { signal } = controller;
    const { store, baseUrl } = this;
    try {
      if (signal.aborted) throw new EngineFault('datasetCancelled', dataset);
      if (present?.id === dataset) return present;
      return await loadDataset(dataset, source, { baseUrl: baseUrl(), store, signal, onProgress });
    } catch (error) {
      // When one file is not to be had, the others need not come either.
      controller.abort();
      throw error;
    } finally {
      this.loads.delete(args);
    }
  }

  /** Calls off every load that was asked for so far. */
  cancel(): null {
    for (const controller of this.loads.values()) controller.abort();
    return null;
  }

  held(): Promise<Result<'heldData'>> {
    return this.store.held();
  }

  async forget({ dataset }: DataCalls['forgetData']['args']): Promise<Result<'forgetData'>> {
    await this.store.forget(dataset);
    return this.store.held();
  }

  async addFiles({ dataset, files }: DataCalls['addDataFiles']['args']): Promise<Result<'addDataFiles'>> {
    const reports = [];
    // One after the other: unzipped, the largest takes 47 MB.
    for (const each of files) {
      const { report, file, blob } = await recognise(each, dataset);
      if (file) await this.store.put(file, blob);
      reports.push(report);
    }
    return { reports, held: await this.store.held() };
  }
}

/** A set of the user's own as the engine holds any other. */
export function ownDataset(data: OwnSetData): Dataset {
  const split = ({ images, labels }: LabelledImages): SplitData => ({ images, labels, count: labels.length });
  const { id, classNames, train, test } = data;
  return { id, imageShape: [side, side, 1], classNames, train: split(train), test: split(test) };
}
