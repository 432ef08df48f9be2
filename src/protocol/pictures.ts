/** The messages of the worker that turns picture files into images of an own set. Types only. */
import type { PictureForm } from '../domain/own-set';

/** `File` is the browser's Blob, which the domain does not know. */
export interface PictureRequest<File = unknown> {
  readonly id: number;
  readonly file: File;
  readonly form: PictureForm;
}

/** 28 x 28 bytes; `empty` when nothing was drawn in the picture, `unreadable` when it is none. */
export type PictureOutcome = Uint8Array | 'empty' | 'unreadable';

export interface PictureReply {
  readonly id: number;
  readonly outcome: PictureOutcome;
}
