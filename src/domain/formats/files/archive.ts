import { unzipOne, zipEntries } from './zip';

/** The files that people put into a zip, whatever program made it: without what systems add, and with "/" between folders. */
export interface Archive {
  readonly paths: readonly string[];
  /**
   * @param path one of `paths`
   * @throws OpenError `damaged`, or `tooLarge` when it claims more bytes than `most`
   */
  readonly read: (path: string, most: number) => Uint8Array;
}

const added = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** @throws OpenError `damaged` */
export function openArchive(bytes: Uint8Array): Archive {
  const names = new Map<string, string>();
  for (const { name } of zipEntries(bytes)) {
    const path = name.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
    if (!path.endsWith('/') && path !== '' && !added.test(path) && !names.has(path)) names.set(path, name);
  }
  return { paths: [...names.keys()], read: (path, most) => unzipOne(bytes, names.get(path) ?? path, most) };
}

/** The files of one folder of an archive, by their names. */
export interface Folder {
  readonly has: (name: string) => boolean;
  /** As `Archive.read`; throws `damaged` for what is not there. */
  readonly read: (name: string, most: number) => Uint8Array;
}

/** The folder in which a file of this name lies, which people may have put into others; the outermost, and null where there is none. */
export function folderWith({ paths, read }: Archive, name: string): Folder | null {
  const found = paths.filter((path) => path === name || path.endsWith(`/${name}`));
  const [outermost] = found.sort((one, other) => one.split('/').length - other.split('/').length);
  if (outermost === undefined) return null;
  const folder = outermost.slice(0, outermost.length - name.length);
  return { has: (other) => paths.includes(folder + other), read: (other, most) => read(folder + other, most) };
}
