import { workingSide } from '../domain/digit/ink-map';
import type { Picture } from '../domain/digit/picture';

/**
 * Draws an SVG file. In an img element it runs no script and fetches nothing.
 * @throws when it cannot be drawn
 */
export async function pictureOfSvg(text: string): Promise<Picture> {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root.localName !== 'svg') throw new Error('no svg');
  const { width, height } = sized(root);
  const address = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' }),
  );
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no 2d context');
    context.drawImage(image, 0, 0, width, height);
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Gives it the size at which pictures are read, in the proportions that it asks for; square when it asks for none. */
function sized(root: Element): { readonly width: number; readonly height: number } {
  const own = ['width', 'height'].map((name) => parseFloat(root.getAttribute(name) ?? ''));
  const view = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .slice(2)
    .map(Number);
  const isSize = (size: readonly number[]): boolean => size.length === 2 && size.every((length) => length > 0);
  const hasPercent = `${root.getAttribute('width')}${root.getAttribute('height')}`.includes('%');
  const [wide = 1, high = 1] = [hasPercent ? [] : own, view].find(isSize) ?? [1, 1];
  // Without a view box the drawing would keep its own size in the new one.
  if (!isSize(view) && isSize(own)) root.setAttribute('viewBox', `0 0 ${own[0]} ${own[1]}`);
  const scale = workingSide / Math.max(wide, high);
  const [width, height] = [wide, high].map((length) => Math.max(1, Math.round(length * scale))) as [number, number];
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  return { width, height };
}
