/** The files of the data sets, as the engine loads and checks them; the page itself needs no more of them than how much there is to fetch. */
import type { DataPart } from './data-parts';
import type { BuiltInId } from './datasets';

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

export type DatasetFiles = Readonly<Record<DataPart, DataFile>>;

/** The names that the files have in every folder and at every public home. */
export const dataFileNames: Readonly<Record<DataPart, string>> = {
  trainImages: 'train-images-idx3-ubyte.gz',
  trainLabels: 'train-labels-idx1-ubyte.gz',
  testImages: 't10k-images-idx3-ubyte.gz',
  testLabels: 't10k-labels-idx1-ubyte.gz',
};

type Facts = readonly [sha256: string, bytes: number, downloadBytes: number];

/** The files of a data set in a folder beside the page. */
function filesIn(folder: string, facts: Readonly<Record<DataPart, Facts>>): DatasetFiles {
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

/** A set without its files does not compile. */
export const filesOf: Readonly<Record<BuiltInId, DatasetFiles>> = {
  'mnist-10k': filesIn('mnist-10k', {
    trainImages: ['18aec7bd98b9621e25de273e48b71dfbd4313e98b17b952a72f491584776aec4', 6272016, 1287815],
    trainLabels: ['76168f9cdeedf60a7a73de030b527d826cb3a26880fa1fa385aff620a4ccfd9e', 8008, 3734],
    testImages: ['92cb49931816cb108996de418b46679864b26f5fc03bfcd65308942657fc8468', 1568016, 318847],
    testLabels: ['e9b3960ab805ce0f6b0b1495ae9994d3f958cccb1694c4be7d5bc085bae56276', 2008, 935],
  }),
  mnist: filesIn('full/mnist', {
    trainImages: ['ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db', 47040016, 9912422],
    trainLabels: ['65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5', 60008, 28881],
    testImages: ['0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7', 7840016, 1648877],
    testLabels: ['ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2', 10008, 4542],
  }),
  'fashion-10k': filesIn('fashion-10k', {
    trainImages: ['9ddac0dec83f58be1469bae68ccc841e9397247fc68ccee036d7fbdc71da3fa8', 6272016, 3485020],
    trainLabels: ['e37df6ecdd9dd86f8dc00c05dc24dbbc5ac9aa591c3b389d170f9c824c41a6b6', 8008, 3786],
    testImages: ['f9c5207041b920549a81d4e6dcf349ff79f86725e2fee1e357b61aea61eafc00', 1568016, 877817],
    testLabels: ['4d714c095a8caa3bf7683cc6424f5e6ca7330609e4afc70a6aac6f43f53e9da2', 2008, 936],
  }),
  fashion: filesIn('full/fashion', {
    trainImages: ['c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888', 47040016, 26421880],
    trainLabels: ['bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9', 60008, 29515],
    testImages: ['5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b', 7840016, 4422102],
    testLabels: ['0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34', 10008, 5148],
  }),
};
