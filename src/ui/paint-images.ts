/** Paints many small images onto one canvas; one canvas for a page of images costs a tenth of one canvas each. */

export interface ImageSize {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Where an image goes, in CSS pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The bytes of images as red, green, blue and alpha; grey images have the same in all three. */
export function rgbaOf(bytes: Uint8Array, channels: number): Uint8ClampedArray<ArrayBuffer> {
  const count = bytes.length / channels;
  const rgba = new Uint8ClampedArray(count * 4);
  for (let pixel = 0; pixel < count; pixel++) {
    const from = pixel * channels;
    for (let colour = 0; colour < 3; colour++)
      rgba[pixel * 4 + colour] = bytes[from + Math.min(colour, channels - 1)] ?? 0;
    rgba[pixel * 4 + 3] = 255;
  }
  return rgba;
}

/** All images in one column, each below the one before. */
function columnOf(bytes: Uint8Array, { width, height, channels }: ImageSize): HTMLCanvasElement | null {
  const count = bytes.length / (width * height * channels);
  const canvas = document.createElement('canvas');
  if (count === 0) return null;
  canvas.width = width;
  canvas.height = height * count;
  canvas.getContext('2d')?.putImageData(new ImageData(rgbaOf(bytes, channels), width, height * count), 0, 0);
  return canvas;
}

/** Paints one image into each place, its pixels as sharp squares. */
export function paintImages(canvas: HTMLCanvasElement, bytes: Uint8Array, size: ImageSize, places: readonly Place[]) {
  const column = columnOf(bytes, size);
  const scale = window.devicePixelRatio;
  canvas.width = Math.round(canvas.clientWidth * scale);
  canvas.height = Math.round(canvas.clientHeight * scale);
  const context = canvas.getContext('2d');
  if (!context || !column) return;
  context.imageSmoothingEnabled = false;
  places.forEach(({ left, top, width, height }, index) => {
    const to = [left, top, width, height].map((length) => Math.round(length * scale)) as [
      number,
      number,
      number,
      number,
    ];
    context.drawImage(column, 0, index * size.height, size.width, size.height, ...to);
  });
}
