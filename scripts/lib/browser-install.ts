/** The commands that install a browser for the tests. */

export interface System {
  /** The text of /etc/os-release, empty where there is none. */
  readonly osRelease: string;
  readonly isRoot: boolean;
}

/** Debian has a package of Chromium; Ubuntu, made from Debian, has only a pointer to a store that servers lack. */
export function installCommands({ osRelease, isRoot }: System): readonly (readonly [string, ...string[]])[] {
  if (isRoot && /^ID="?debian"?$/m.test(osRelease)) {
    return [
      ['apt-get', 'update'],
      ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium'],
    ];
  }
  // Only root may add the libraries that the browser needs.
  return [['npx', 'playwright', 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium']];
}
