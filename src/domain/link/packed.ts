/** JSON in an address: "2.xYz...": the version of its format, then the text with a checksum, deflated, in the letters of base64url. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { fromBase64Url, toBase64Url } from '../formats/files/base64url';
import { crc32 } from '../formats/files/crc32';
import { OpenError } from '../formats/files/open-error';

/** Nothing that is written comes near these. */
const longestText = 20_000;
const mostBytes = 200_000;

/** What an address carries, before a format has read it. */
interface Unpacked {
  readonly version: number;
  readonly value: Readonly<Record<string, unknown>>;
  /** Whether it is as it was sent. Links of the first pages have no checksum, which is not whole. */
  readonly isWhole: boolean;
  readonly hasChecksum: boolean;
}

export function pack(version: number, value: object): string {
  const text = JSON.stringify({ ...value, c: checksumOf(value) });
  return `${version}.${toBase64Url(deflateSync(strToU8(text), { level: 9 }))}`;
}

/** One letter changed on the way can give something else that looks as good. */
export function checksumOf(value: object): number {
  return crc32(strToU8(JSON.stringify(value)));
}

/**
 * Reads what `pack` wrote. It may hold anything. What is no letter of base64url came in on the way, such as a line break or the bracket behind a link, and what
 * stands behind the end of the packed bytes is not theirs.
 *
 * @param newest the version that this page writes
 * @throws OpenError `linkBroken`, or `newer`
 */
export function unpack(packed: string, newest: number): Unpacked {
  const [, found, text = ''] = /^(\d{1,6})[^\w-]+(.*)$/su.exec(packed) ?? [];
  const version = Number(found);
  if (version > newest) throw new OpenError('newer');
  const letters = text.replace(/[^\w-]/gu, '');
  if (letters.length > longestText) throw new OpenError('linkBroken');
  const { c, ...value } = inflated(letters);
  return { version, value, isWhole: c === checksumOf(value), hasChecksum: c !== undefined };
}

/** @throws OpenError */
function inflated(text: string): Readonly<Record<string, unknown>> {
  try {
    // A fixed room: a short text may unpack to gigabytes. What is longer is cut off and then no JSON.
    const json: unknown = JSON.parse(strFromU8(inflateSync(fromBase64Url(text), { out: new Uint8Array(mostBytes) })));
    if (typeof json === 'object' && json !== null) return { ...json };
  } catch {
    // As below.
  }
  throw new OpenError('linkBroken');
}
