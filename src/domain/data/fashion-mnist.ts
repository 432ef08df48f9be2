import type { DatasetEntry } from './dataset-entry';

/** Photos of garments. */
const common = {
  title: 'Fashion-MNIST',
  whole: 'fashion',
  imageShape: [28, 28, 1],
  classNames: [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
  ],
  showsDigits: false,
  toTry: 'test',
  homes: [
    'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
    'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
  ],
  inCode: { keras: 'fashion_mnist', torchvision: 'FashionMNIST' },
} as const;

export const fashion10k = {
  ...common,
  comesWithPage: true,
  downloadBytes: 4_367_559,
} as const satisfies DatasetEntry;

export const fashion = {
  ...common,
  comesWithPage: false,
  downloadBytes: 30_878_645,
} as const satisfies DatasetEntry;
