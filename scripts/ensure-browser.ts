/** Makes sure that the tests have a browser: finds one, else installs one without asking. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findBrowser } from './find-browser';
import { installCommands } from './lib/browser-install';

const osReleaseFile = '/etc/os-release';

function install(): void {
  const osRelease = existsSync(osReleaseFile) ? readFileSync(osReleaseFile, 'utf8') : '';
  for (const [command, ...args] of installCommands({ osRelease, isRoot: process.getuid?.() === 0 })) {
    execFileSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  }
}

if (findBrowser() === null) {
  process.stdout.write('No Chrome, Chromium or Edge found: installing one.\n');
  install();
}
const browser = findBrowser();
if (browser === null)
  throw new Error('No browser for the tests: install Chrome or Chromium, or set CHROME_PATH to one.');
process.stdout.write(`Browser for the tests: ${browser}\n`);
