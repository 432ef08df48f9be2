/** What a file is, by its contents: names and extensions are changed on the way, by mail programs, browsers and people. */
import { isGzip } from './gunzip';
import { isZip } from './is-zip';
import { looksLikeJson } from './zip';

export type FileKind = 'zip' | 'gzip' | 'json' | 'idx' | 'picture' | 'other';

/** The first bytes of pictures, as text: PNG, JPEG, GIF, BMP. */
const pictureStarts = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM'];

export function kindOf(bytes: Uint8Array): FileKind {
  if (isZip(bytes)) return 'zip';
  if (isGzip(bytes)) return 'gzip';
  if (isIdx(bytes)) return 'idx';
  if (isPicture(bytes)) return 'picture';
  return looksLikeJson(bytes) ? 'json' : 'other';
}

/** The head of IDX files of bytes. */
function isIdx([a, b, c, d]: Uint8Array): boolean {
  return a === 0 && b === 0 && c === 8 && (d === 1 || d === 3);
}

function isPicture(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  if (pictureStarts.some((each) => start.startsWith(each))) return true;
  // RIFF....WEBP, ....ftypheic and its like.
  return /^RIFF[^]{4}WEBP|^[^]{4}ftyp(avif|heic|heix|mif1|msf1)|^\s*(<\?xml[^]*)?<svg/.test(start);
}

/** A name as it was before it was downloaded twice, copied, packed or written in capitals: "Weights (1).bin.gz" is "weights.bin". */
export function originalName(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).toLowerCase();
  return base.replace(/\.gz$/, '').replace(/( ?\(\d+\)| - copy( ?\(\d+\))?| copy( \d+)?)+(?=\.[^.]*$|$)/, '');
}
