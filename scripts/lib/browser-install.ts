/** The commands that install browsers for the tests. */

export interface System {
  /** The text of /etc/os-release, empty where there is none. */
  readonly osRelease: string;
  readonly isRoot: boolean;
}

type Command = readonly [string, ...string[]];

/** Debian has packages of browsers; Ubuntu, made from Debian, has only pointers to a store that servers lack. */
const hasPackages = ({ osRelease, isRoot }: System): boolean => isRoot && /^ID="?debian"?$/m.test(osRelease);

const install = (...packages: readonly string[]): readonly Command[] => [
  ['apt-get', 'update'],
  ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages],
];

/** For Chromium, which the tests must have. */
export function installCommands(system: System): readonly Command[] {
  if (hasPackages(system)) return install('chromium');
  // Only root may add the libraries that the browser needs.
  return [['npx', 'playwright', 'install', ...(system.isRoot ? ['--with-deps'] : []), 'chromium']];
}

/** For Firefox and WebKitGTK with a screen for it; none where they are no packages: then the tests do without. */
export function otherInstallCommands(system: System): readonly Command[] {
  return hasPackages(system) ? install('firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth') : [];
}
