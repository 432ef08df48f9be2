/** Paints grey bytes (0 is the background) onto a canvas, pixel for pixel; CSS makes it larger without blurring it. */
export function drawSample(canvas: HTMLCanvasElement, bytes: Uint8Array, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  const picture = context.createImageData(width, height);
  // Opaque grey, red and blue alike, so the order of bytes in a word makes no difference.
  const words = new Uint32Array(picture.data.buffer);
  for (let index = 0; index < words.length; index++) words[index] = 0xff000000 | ((bytes[index] ?? 0) * 0x010101);
  context.putImageData(picture, 0, 0);
}
