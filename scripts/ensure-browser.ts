/** Makes sure that the tests have a browser, and the other browsers where they can be had: finds them, else installs them without asking. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findBrowser } from './find-browser';
import { installCommands, otherInstallCommands } from './lib/browser-install';
import { findFirefox, findWebKit } from './lib/other-browsers';

const osReleaseFile = '/etc/os-release';
const system = {
  osRelease: existsSync(osReleaseFile) ? readFileSync(osReleaseFile, 'utf8') : '',
  isRoot: process.getuid?.() === 0,
};

function run(commands: ReturnType<typeof installCommands>): void {
  for (const [command, ...args] of commands) {
    execFileSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  }
}

/** The tests run without them, and say so. */
function tryOthers(): void {
  try {
    run(otherInstallCommands(system));
  } catch {
    process.stdout.write('Firefox and WebKitGTK could not be installed.\n');
  }
}

if (findBrowser() === null) {
  process.stdout.write('No Chrome, Chromium or Edge found: installing one.\n');
  run(installCommands(system));
}
if (findFirefox() === null || findWebKit() === null) tryOthers();

const browser = findBrowser();
if (browser === null)
  throw new Error('No browser for the tests: install Chrome or Chromium, or set CHROME_PATH to one.');
const others = [findFirefox(), findWebKit()].map((path) => path ?? 'none');
process.stdout.write(`Browser for the tests: ${browser}; Firefox: ${others[0]}; WebKit: ${others[1]}\n`);
