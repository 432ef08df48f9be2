/** Drawings that the learner has given a name: "right", or "it is a ...". They stay on the device, and a network learns from them only when it is taught. */
import * as v from 'valibot';
import { datasets, isOwn, type DatasetId } from '../data/datasets';
import { fromBase64Url, toBase64Url } from '../formats/files/base64url';
import { defineFormat } from '../formats/saved/define-format';
import { side } from './mnist-form';

export interface OwnDrawing {
  readonly id: string;
  /** That of the class which it shows, as the learner says. */
  readonly name: string;
  /** 28 x 28 bytes, as the network sees it. */
  readonly pixels: Uint8Array;
}

/** More than anybody names; 300 kB where they are kept. */
export const mostDrawings = 200;
const pictureBytes = side * side;

/** The classes that drawings belong to: a part of a data set has those of the whole. */
export function drawingsOf(dataset: DatasetId): string {
  return isOwn(dataset) ? dataset : datasets[dataset].whole;
}

export function pixelsOf(image: Float32Array): Uint8Array {
  return Uint8Array.from(image, (value) => Math.round(value * 255));
}

/** The drawing that looks like this; null where there is none. */
export function findDrawing(drawings: readonly OwnDrawing[], pixels: Uint8Array): OwnDrawing | null {
  return drawings.find((each) => each.pixels.every((value, at) => value === pixels[at])) ?? null;
}

/** Adds a drawing behind the others, or names the one that looks like it anew. Nothing changes where there are enough. */
export function withDrawing(drawings: readonly OwnDrawing[], drawing: OwnDrawing): readonly OwnDrawing[] {
  const known = findDrawing(drawings, drawing.pixels);
  if (known) return drawings.map((each) => (each === known ? { ...known, name: drawing.name } : each));
  return drawings.length < mostDrawings ? [...drawings, drawing] : drawings;
}

/** Images and labels of those whose class there is; which these are stands beside them. */
export function labelledDrawings(drawings: readonly OwnDrawing[], classNames: readonly string[]) {
  const known = drawings.filter(({ name }) => classNames.includes(name));
  const images = new Uint8Array(known.length * pictureBytes);
  known.forEach(({ pixels }, index) => images.set(pixels, index * pictureBytes));
  return { images, labels: Uint8Array.from(known, ({ name }) => classNames.indexOf(name)), known };
}

const pixelsSchema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Uint8Array => {
    try {
      const pixels = fromBase64Url(dataset.value);
      if (pixels.length === pictureBytes) return pixels;
    } catch {
      // Named below.
    }
    addIssue({ message: 'wrongContents' });
    return NEVER;
  }),
);
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** As the browser keeps them. */
export const drawingsFormat = defineFormat<readonly OwnDrawing[]>('drawings', [
  v.pipe(
    v.object({
      drawings: v.pipe(v.array(v.object({ id: text, name: text, pixels: pixelsSchema })), v.maxLength(mostDrawings)),
    }),
    v.transform(({ drawings }) => drawings),
  ),
]);

export function savedDrawings(drawings: readonly OwnDrawing[]) {
  const kept = drawings.map(({ pixels, ...others }) => ({ ...others, pixels: toBase64Url(pixels) }));
  return { version: drawingsFormat.version, drawings: kept };
}
