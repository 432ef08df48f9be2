import { filesIn } from './dataset-files.ts';
import type { DatasetEntry } from './dataset-entry';

/** Digits by hand. */
const common = {
  title: 'MNIST',
  whole: 'mnist',
  imageShape: [28, 28, 1],
  classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  showsDigits: true,
  toTry: 'drawings',
  homes: [
    'https://raw.githubusercontent.com/fgnt/mnist/master/',
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
  ],
  inCode: { keras: 'mnist', torchvision: 'MNIST' },
} as const;

export const mnist10k = {
  ...common,
  comesWithPage: true,
  files: filesIn('mnist-10k', {
    trainImages: ['18aec7bd98b9621e25de273e48b71dfbd4313e98b17b952a72f491584776aec4', 6272016, 1287815],
    trainLabels: ['76168f9cdeedf60a7a73de030b527d826cb3a26880fa1fa385aff620a4ccfd9e', 8008, 3734],
    testImages: ['92cb49931816cb108996de418b46679864b26f5fc03bfcd65308942657fc8468', 1568016, 318847],
    testLabels: ['e9b3960ab805ce0f6b0b1495ae9994d3f958cccb1694c4be7d5bc085bae56276', 2008, 935],
  }),
} as const satisfies DatasetEntry;

export const mnist = {
  ...common,
  comesWithPage: false,
  files: filesIn('full/mnist', {
    trainImages: ['ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db', 47040016, 9912422],
    trainLabels: ['65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5', 60008, 28881],
    testImages: ['0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7', 7840016, 1648877],
    testLabels: ['ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2', 10008, 4542],
  }),
} as const satisfies DatasetEntry;
