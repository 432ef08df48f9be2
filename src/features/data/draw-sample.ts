/** Paints grey bytes (0 is the background) onto a canvas, pixel for pixel; CSS makes it larger without blurring it. */
export function drawSample(canvas: HTMLCanvasElement, bytes: Uint8Array, width: number, height: number): void {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  const picture = context.createImageData(width, height);
  bytes.forEach((value, index) => picture.data.set([value, value, value, 255], index * 4));
  context.putImageData(picture, 0, 0);
}
