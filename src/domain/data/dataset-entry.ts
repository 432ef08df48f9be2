import type { Split } from './samples';

/** Everything that the product knows about a data set that has a name of its own, apart from its bytes and the words of the page. */
export interface DatasetEntry<Id extends string = string> {
  /** What its authors call it, or the set that it is a part of. */
  readonly title: string;
  /** The set that it is a part of; its own id where it is whole. */
  readonly whole: Id;
  /** A set that does not is fetched, on the user's click, from one of its homes, unless it lies beside the page (`npm run data`). */
  readonly comesWithPage: boolean;
  readonly imageShape: readonly [height: number, width: number, channels: number];
  /** The classes as their authors name them, in the order of their labels. */
  readonly classNames: readonly string[];
  /** Whether it shows digits, centred as MNIST's are: what people draw is brought into that form. A network of garments makes little of a drawing. */
  readonly showsDigits: boolean;
  /** What it offers to try: the digits drawn for the page, or of each class the first of its own images in this part. */
  readonly toTry: 'drawings' | Split;
  /** Of all its files (dataset-files.ts). */
  readonly downloadBytes: number;
  /**
   * Where the whole set lives on the web, best first: the only other hosts that the page ever asks, on the user's click. Every file is checked.
   * GitHub answers pages of any origin (CORS); the mirrors that TensorFlow reads are for tools outside a browser, or where GitHub is blocked.
   */
  readonly homes: readonly [best: string, ...others: string[]];
  /** What the whole set is called in `keras.datasets` and in `torchvision.datasets`. TensorFlow.js has no such list: its code reads the best home. */
  readonly inCode: { readonly keras: string; readonly torchvision: string };
}
