import { classNames, datasetFiles, type DataFile } from '../../domain/dataset-files';
import type { DatasetId } from '../../domain/datasets';
import { checkPair, decodeImages, decodeLabels, IdxError } from '../../domain/idx';
import type { LoadProgress } from '../../protocol/messages';
import { EngineFault } from '../fault';
import type { Dataset, SplitData } from './dataset';
import { fetchFile } from './fetch-file';

/**
 * Fetches the four files of a data set from beside the page and decodes them.
 *
 * @param baseUrl address of the page
 * @throws EngineFault with one of the `dataset...` codes
 */
export async function loadDataset(
  id: DatasetId,
  baseUrl: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<Dataset> {
  const files = datasetFiles[id];
  const all = Object.values<DataFile>(files);
  const totalBytes = all.reduce((sum, file) => sum + file.downloadBytes, 0);
  let loadedBytes = 0;
  const get = (file: DataFile): Promise<Uint8Array> =>
    fetchFile(file, new URL(file.path, baseUrl).href, (count) => {
      loadedBytes = Math.min(totalBytes, loadedBytes + count);
      onProgress({ loadedBytes, totalBytes });
    });
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all([
    get(files.trainImages),
    get(files.trainLabels),
    get(files.testImages),
    get(files.testLabels),
  ]);
  const names = classNames[id];
  const train = decodeSplit(trainImages, trainLabels, names.length);
  const test = decodeSplit(testImages, testLabels, names.length);
  return { id, imageShape: [train.height, train.width, 1], classNames: names, train, test };
}

function decodeSplit(
  imageBytes: Uint8Array,
  labelBytes: Uint8Array,
  classes: number,
): SplitData & { height: number; width: number } {
  try {
    const images = decodeImages(imageBytes);
    const labels = decodeLabels(labelBytes);
    checkPair(images, labels, classes);
    return { images: images.pixels, labels, count: images.count, height: images.height, width: images.width };
  } catch (error) {
    throw error instanceof IdxError ? new EngineFault(error.code, error.detail) : error;
  }
}
