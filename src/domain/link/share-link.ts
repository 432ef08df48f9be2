/** A whole set-up in the address: "#setup=2.xYz...", with only what differs from the defaults. */
import { isOwn } from '../data/datasets';
import { OpenError } from '../formats/files/open-error';
import { savedNetwork } from '../formats/saved/v2';
import type { ProjectSetup } from '../run/project-file';
import { linkFormat, shortened, type SharedSetup } from './link-format';
import { pack, unpack } from './packed';

/** The part of the address behind and with its "#". */
export function writeShareHash(setup: ProjectSetup): string {
  return `#setup=${pack(linkFormat.version, shortSetup(setup))}`;
}

/** A set-up as links hold it; one's own data set does not travel. */
export function shortSetup({ network, settings, dataset }: ProjectSetup): ReturnType<typeof shortened> {
  return shortened({ network: savedNetwork(network), settings, dataset: isOwn(dataset) ? null : dataset });
}

/**
 * Reads what `writeShareHash` wrote, without the "#setup=" before it. It may hold anything.
 *
 * @throws OpenError `linkBroken`, or `newer`
 */
export function readSharedSetup(setup: string): SharedSetup {
  const { version, value, isWhole, hasChecksum } = unpack(setup, linkFormat.version);
  // Links of the first pages have no checksum.
  if (!isWhole && !(version === 1 && !hasChecksum)) throw new OpenError('linkBroken');
  const reading = linkFormat.read(value, version);
  if (reading.ok) return reading.value;
  // What came as it was sent, but cannot be read, is of a page that knows more.
  throw new OpenError(isWhole && reading.code === 'unknownName' ? 'newer' : 'linkBroken');
}
