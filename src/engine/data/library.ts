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

  /** @param baseUrl address of the page, known once the engine has started */
  constructor(private readonly baseUrl: () => string) {
    this.store = new DataStore(baseUrl);
  }

  /** @throws EngineFault with one of the `dataset...` codes, or `aborted` */
  async load(
    { dataset, source = 'here' }: LoadArgs,
    onProgress: (progress: LoadProgress) => void,
    signal?: AbortSignal,
  ): Promise<Dataset> {
    const controller = new AbortController();
    signal?.addEventListener('abort', () => controller.abort());
    const { store, baseUrl } = this;
    try {
      const options = { baseUrl: baseUrl(), store, signal: controller.signal, onProgress };
      const loaded = await loadDataset(dataset, source, options);
      if (signal?.aborted) throw new EngineFault('aborted', dataset);
      return loaded;
    } catch (error) {
      // When one file is not to be had, the others need not come either.
      controller.abort();
      throw error;
    }
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
