import type { PictureForm } from '../domain/own-set';
import type { PictureOutcome, PictureReply, PictureRequest } from '../protocol/pictures';

/** Milliseconds without work after which the worker is let go. */
const idle = 10_000;

let worker: Worker | null = null;
let nextId = 1;
let rest: ReturnType<typeof setTimeout> | undefined;
const waiting = new Map<number, (outcome: PictureOutcome) => void>();

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

/** Turns a picture file into an image of an own set, in a worker of its own. Never rejects. */
export function pixelsOfFile(file: Blob, form: PictureForm): Promise<PictureOutcome> {
  const request: PictureRequest<Blob> = { id: nextId++, file, form };
  return new Promise((resolve) => {
    waiting.set(request.id, resolve);
    clearTimeout(rest);
    living().postMessage(request);
  });
}
