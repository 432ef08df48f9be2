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
  downloadBytes: 1_611_331,
} as const satisfies DatasetEntry;

export const mnist = {
  ...common,
  comesWithPage: false,
  downloadBytes: 11_594_722,
} as const satisfies DatasetEntry;
