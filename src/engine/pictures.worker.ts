/** Reads pictures, one after the other, so that neither the page nor a training waits for it. */
import { broughtPicture } from '../domain/digit/brought-picture';
import { workingSide } from '../domain/digit/ink-map';
import type { Picture } from '../domain/digit/picture';
import { pixelsOfPicture } from '../domain/data/own-set-pictures';
import { oneAtATime } from '../domain/one-at-a-time';
import { transfersOf } from '../domain/transfer';
import type { PictureReply, PictureRequest } from '../protocol/pictures';

declare const self: DedicatedWorkerGlobalScope;

const inTurn = oneAtATime();

self.onmessage = ({ data }: MessageEvent<PictureRequest<Blob>>) => {
  void inTurn(async () => {
    const reply: PictureReply = { id: data.id, outcome: await outcomeOf(data) };
    self.postMessage(reply, transfersOf(reply));
  });
};

async function outcomeOf(request: PictureRequest<Blob>): Promise<PictureReply['outcome']> {
  try {
    const { source } = request;
    const picture = source instanceof Blob ? await pictureOf(source) : source;
    return request.kind === 'pixels' ? (pixelsOfPicture(picture, request.form) ?? 'empty') : broughtPicture(picture);
  } catch {
    return 'unreadable';
  }
}

/** Decodes a picture, as small as the preprocessing needs it. */
async function pictureOf(file: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, workingSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
