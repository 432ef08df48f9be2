/** One gzipped IDX file of a data set. */
export interface DataFile {
  /** Relative to the address of the page. */
  readonly path: string;
  /** SHA-256 of the IDX bytes after gunzip: gzip may differ between mirrors, and some hosts unzip on the way. */
  readonly sha256: string;
  /** Length of the IDX bytes after gunzip. */
  readonly bytes: number;
  /** Length of the gzipped file, for progress; mirrors differ by a few percent. */
  readonly downloadBytes: number;
}

export type DataPart = 'trainImages' | 'trainLabels' | 'testImages' | 'testLabels';
export type DatasetFiles = Readonly<Record<DataPart, DataFile>>;

/** The names that the files have in every folder and at every public home. */
export const dataFileNames: Readonly<Record<DataPart, string>> = {
  trainImages: 'train-images-idx3-ubyte.gz',
  trainLabels: 'train-labels-idx1-ubyte.gz',
  testImages: 't10k-images-idx3-ubyte.gz',
  testLabels: 't10k-labels-idx1-ubyte.gz',
};

export const dataParts = [
  'trainImages',
  'trainLabels',
  'testImages',
  'testLabels',
] as const satisfies readonly DataPart[];

type Facts = readonly [sha256: string, bytes: number, downloadBytes: number];

/** The files of a data set in a folder beside the page. */
export function filesIn(folder: string, facts: Readonly<Record<DataPart, Facts>>): DatasetFiles {
  const file = (part: DataPart): DataFile => {
    const [sha256, bytes, downloadBytes] = facts[part];
    return { path: `data/${folder}/${dataFileNames[part]}`, sha256, bytes, downloadBytes };
  };
  return {
    trainImages: file('trainImages'),
    trainLabels: file('trainLabels'),
    testImages: file('testImages'),
    testLabels: file('testLabels'),
  };
}
