/** Makes sure that the tests have a browser: finds one, else installs one without asking. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser';

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
}

function install(): void {
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (isDebianRoot) {
    run('apt-get', 'update');
    run('apt-get', 'install', '--yes', '--no-install-recommends', 'chromium');
  } else {
    run('npx', 'playwright', 'install', 'chromium');
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
