import type { BroughtPicture } from '../domain/digit/brought-picture';
import type { Picture } from '../domain/digit/picture';
import type { PictureForm } from '../domain/data/own-set';
import type { PictureCallKind, PictureCalls, PictureOutcome, PictureReply, PictureRequest } from '../protocol/pictures';

/** Milliseconds without work after which the worker is let go. */
const idle = 10_000;

let worker: Worker | null = null;
let nextId = 1;
let rest: ReturnType<typeof setTimeout> | undefined;
const waiting = new Map<number, (outcome: PictureReply['outcome']) => void>();

/** A worker that dies takes the pictures that it had with it; the next one gets another. */
function end(): void {
  worker?.terminate();
  worker = null;
  for (const resolve of waiting.values()) resolve('unreadable');
  waiting.clear();
}

function living(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('../engine/pictures.worker.ts', import.meta.url), { type: 'module', name: 'pictures' });
  worker.onerror = end;
  worker.onmessage = ({ data: { id, outcome } }: MessageEvent<PictureReply>) => {
    waiting.get(id)?.(outcome);
    waiting.delete(id);
    clearTimeout(rest);
    if (waiting.size === 0) rest = setTimeout(end, idle);
  };
  return worker;
}

function ask<K extends PictureCallKind>(
  request: PictureRequest<Blob> & { kind: K },
): Promise<PictureCalls[K]['result']> {
  return new Promise((resolve) => {
    waiting.set(request.id, resolve);
    clearTimeout(rest);
    living().postMessage(request);
  });
}

/** Workers cannot draw SVG: the page draws it for them. Null for what is none. */
async function readable(source: Blob | Picture): Promise<Blob | Picture | null> {
  if (!(source instanceof Blob) || source.type !== 'image/svg+xml') return source;
  const { pictureOfSvg } = await import('./svg-picture');
  return pictureOfSvg(await source.text());
}

/** Turns a picture file into an image of an own set, in a worker of its own. Never rejects. */
export async function pixelsOfFile(file: Blob, form: PictureForm): Promise<PictureOutcome> {
  const source = await readable(file).catch(() => null);
  return source === null ? 'unreadable' : ask({ id: nextId++, kind: 'pixels', source, form });
}

/** Reads a picture for the drawing area, in the same worker. Never rejects. */
export async function bringPicture(file: Blob | Picture): Promise<BroughtPicture | 'unreadable'> {
  const source = await readable(file).catch(() => null);
  return source === null ? 'unreadable' : ask({ id: nextId++, kind: 'bring', source });
}
