import { expect, test } from 'vitest';
import { installCommands, otherInstallCommands } from '../../scripts/lib/browser-install';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const ubuntu = 'PRETTY_NAME="Ubuntu 24.04 LTS"\nID=ubuntu\nID_LIKE=debian\n';

/** The last words of what is run. */
function installs(osRelease: string, isRoot: boolean): string {
  return installCommands({ osRelease, isRoot }).at(-1)?.join(' ') ?? '';
}

test('root on Debian gets the package of Chromium', () => {
  expect(installs(debian, true)).toMatch(/^apt-get install .* chromium$/);
});

test('Ubuntu, which has no such package, gets Playwright’s Chromium with the libraries that it needs', () => {
  expect(installs(ubuntu, true)).toBe('npx playwright install --with-deps chromium');
});

test('who may not install libraries gets the browser alone', () => {
  expect(installs(debian, false)).toBe('npx playwright install chromium');
  expect(installs('', false)).toBe('npx playwright install chromium');
});

test('Firefox and WebKitGTK come as packages of Debian or not at all', () => {
  const [, install] = otherInstallCommands({ osRelease: debian, isRoot: true });
  expect(install?.slice(-4)).toEqual(['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth']);
  expect(otherInstallCommands({ osRelease: debian, isRoot: false })).toEqual([]);
  expect(otherInstallCommands({ osRelease: ubuntu, isRoot: true })).toEqual([]);
});
