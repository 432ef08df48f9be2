import { readAddress, type PageAddress } from '../../domain/link/address';

/** What the address of the page asks for now. Of the path only what follows the last folder: a link may lie in it in codes. */
export function pageAddress(): PageAddress {
  const { pathname, search, hash } = window.location;
  return readAddress(pathname.slice(pathname.lastIndexOf('/')) + search + hash);
}
