import { filesIn } from './dataset-files.ts';
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
  files: filesIn('fashion-10k', {
    trainImages: ['9ddac0dec83f58be1469bae68ccc841e9397247fc68ccee036d7fbdc71da3fa8', 6272016, 3485020],
    trainLabels: ['e37df6ecdd9dd86f8dc00c05dc24dbbc5ac9aa591c3b389d170f9c824c41a6b6', 8008, 3786],
    testImages: ['f9c5207041b920549a81d4e6dcf349ff79f86725e2fee1e357b61aea61eafc00', 1568016, 877817],
    testLabels: ['4d714c095a8caa3bf7683cc6424f5e6ca7330609e4afc70a6aac6f43f53e9da2', 2008, 936],
  }),
} as const satisfies DatasetEntry;

export const fashion = {
  ...common,
  comesWithPage: false,
  files: filesIn('full/fashion', {
    trainImages: ['c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888', 47040016, 26421880],
    trainLabels: ['bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9', 60008, 29515],
    testImages: ['5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b', 7840016, 4422102],
    testLabels: ['0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34', 10008, 5148],
  }),
} as const satisfies DatasetEntry;
