/** A whole set-up in the address: "#setup=2.xYz...". The text is JSON with only what differs from the defaults, deflated, in the letters of base64url. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { isOwn } from '../data/datasets';
import { fromBase64Url, toBase64Url } from '../formats/files/base64url';
import { crc32 } from '../formats/files/crc32';
import { OpenError } from '../formats/files/open-error';
import { savedNetwork } from '../formats/saved/v2';
import type { ProjectSetup } from '../run/project-file';
import { linkFormat, shortened, type SharedSetup } from './link-format';

const name = 'setup';
/** No set-up comes near these. */
const longestText = 20_000;
const mostBytes = 200_000;

/** The part of the address behind and with its "#". */
export function writeShareHash({ network, settings, dataset }: ProjectSetup): string {
  const short = shortened({ network: savedNetwork(network), settings, dataset: isOwn(dataset) ? null : dataset });
  const text = JSON.stringify({ ...short, c: checksumOf(short) });
  return `#${name}=${linkFormat.version}.${toBase64Url(deflateSync(strToU8(text), { level: 9 }))}`;
}

/** One letter changed on the way can give another set-up that looks as good. */
function checksumOf(short: object): number {
  return crc32(strToU8(JSON.stringify(short)));
}

/**
 * Reads what `writeShareHash` wrote, without the "#setup=" before it. It may hold anything. What is no letter of base64url came in on the way, such as
 * a line break or the bracket behind a link, and what stands behind the end of the packed bytes is not theirs.
 *
 * @throws OpenError `linkBroken`, or `newer`
 */
export function readSharedSetup(setup: string): SharedSetup {
  const [, found, text = ''] = /^(\d{1,6})[^\w-]+(.*)$/su.exec(setup) ?? [];
  const version = Number(found);
  if (version > linkFormat.version) throw new OpenError('newer');
  const letters = text.replace(/[^\w-]/gu, '');
  if (letters.length > longestText) throw new OpenError('linkBroken');
  const { c, ...short } = unpack(letters);
  // Links of the first pages have no checksum.
  const isWhole = c === checksumOf(short);
  if (!isWhole && !(version === 1 && c === undefined)) throw new OpenError('linkBroken');
  const reading = linkFormat.read(short, version);
  if (reading.ok) return reading.value;
  // What came as it was sent, but cannot be read, is of a page that knows more.
  const isNewer = isWhole && reading.code === 'unknownName';
  throw new OpenError(isNewer ? 'newer' : 'linkBroken');
}

/** @throws OpenError */
function unpack(text: string): Readonly<Record<string, unknown>> {
  try {
    // A fixed room: a short text may unpack to gigabytes. What is longer is cut off and then no JSON.
    const json: unknown = JSON.parse(strFromU8(inflateSync(fromBase64Url(text), { out: new Uint8Array(mostBytes) })));
    if (typeof json === 'object' && json !== null) return { ...json };
  } catch {
    // As below.
  }
  throw new OpenError('linkBroken');
}
