import type { BroughtPicture } from '../domain/digit/brought-picture';
import type { Picture } from '../domain/digit/picture';
import type { PictureForm } from '../domain/data/own-set';
import { transfersOf } from '../domain/transfer';
import type { PictureCallKind, PictureCalls, PictureOutcome, PictureReply, PictureRequest } from '../protocol/pictures';

/** Milliseconds without work after which the worker is let go. */
const idle = 10_000;

/** The parts of a Worker that are used; tests put a fake in its place. */
export type PictureWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

const spawn = (): PictureWorker =>
  new Worker(new URL('../engine/pictures.worker.ts', import.meta.url), { type: 'module', name: 'pictures' });

/** Has pictures read in a worker of their own, which lives as long as there are any. */
export class PictureClient {
  private worker: PictureWorker | null = null;
  private nextId = 1;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private readonly waiting = new Map<number, (outcome: PictureReply['outcome']) => void>();

  constructor(private readonly make: () => PictureWorker = spawn) {}

  /** Turns a picture file into an image of an own set. Never rejects. */
  async pixels(file: Blob, form: PictureForm): Promise<PictureOutcome> {
    const source = await readable(file).catch(() => null);
    return source === null ? 'unreadable' : this.ask({ id: this.nextId++, kind: 'pixels', source, form });
  }

  /** Reads a picture for the drawing area; its pixels are handed over, and gone here. Never rejects. */
  async bring(given: Blob | Picture): Promise<BroughtPicture | 'unreadable'> {
    const source = await readable(given).catch(() => null);
    return source === null ? 'unreadable' : this.ask({ id: this.nextId++, kind: 'bring', source });
  }

  private ask<K extends PictureCallKind>(
    request: PictureRequest<Blob> & { kind: K },
  ): Promise<PictureCalls[K]['result']> {
    return new Promise((resolve) => {
      this.waiting.set(request.id, resolve);
      clearTimeout(this.rest);
      this.living().postMessage(request, transfersOf(request));
    });
  }

  private living(): PictureWorker {
    if (this.worker) return this.worker;
    const worker = this.make();
    worker.onerror = () => this.end();
    worker.onmessage = ({ data: { id, outcome } }: MessageEvent<PictureReply>) => {
      this.waiting.get(id)?.(outcome);
      this.waiting.delete(id);
      clearTimeout(this.rest);
      if (this.waiting.size === 0) this.rest = setTimeout(() => this.end(), idle);
    };
    this.worker = worker;
    return worker;
  }

  /** A worker that dies takes the pictures that it had with it; the next one gets another. */
  private end(): void {
    this.worker?.terminate();
    this.worker = null;
    for (const resolve of this.waiting.values()) resolve('unreadable');
    this.waiting.clear();
  }
}

/** Workers cannot draw SVG: the page draws it for them. Null for what is none. */
async function readable(source: Blob | Picture): Promise<Blob | Picture | null> {
  if (!(source instanceof Blob) || source.type !== 'image/svg+xml') return source;
  const { pictureOfSvg } = await import('./svg-picture');
  return pictureOfSvg(await source.text());
}
