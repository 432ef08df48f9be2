/** The messages of the worker that reads pictures. Types only. */
import type { BroughtPicture } from '../domain/digit/brought-picture';
import type { Picture } from '../domain/digit/picture';
import type { PictureForm } from '../domain/data/own-set';

/** 28 x 28 bytes; `empty` when nothing was drawn in the picture, `unreadable` when it is none. */
export type PictureOutcome = Uint8Array | 'empty' | 'unreadable';

/** What the worker can be asked for. `File` is the browser's Blob, which the domain does not know. */
export interface PictureCalls<File = unknown> {
  /** An image of an own set. */
  readonly pixels: {
    readonly args: { readonly source: File | Picture; readonly form: PictureForm };
    readonly result: PictureOutcome;
  };
  /** A picture for the drawing area. */
  readonly bring: {
    readonly args: { readonly source: File | Picture };
    readonly result: BroughtPicture | 'unreadable';
  };
}
export type PictureCallKind = keyof PictureCalls;

export type PictureRequest<File = unknown> = {
  readonly [K in PictureCallKind]: { readonly id: number; readonly kind: K } & PictureCalls<File>[K]['args'];
}[PictureCallKind];

export interface PictureReply {
  readonly id: number;
  readonly outcome: PictureCalls[PictureCallKind]['result'];
}
