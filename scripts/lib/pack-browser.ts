/** A Chromium of this Linux machine with all that it needs elsewhere: its folder, libraries, fonts. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findBrowser } from '../find-browser';

const headlessShells = ['/usr/lib/chromium/chromium-headless-shell', '/usr/lib/chromium/headless_shell'];
/** What the commands on the path, which are scripts, start in the end. */
const fullBrowsers = ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome'];
/** Belongs to the system that the browser comes to, and fits no other one. */
const glibc = /^(linux-vdso|ld-linux|lib(c|m|dl|rt|pthread|resolv|util|anl|nsl)\.so|libnss_)/;
/** NSS loads these by name, so that no list of libraries has them. */
const nssModules = ['libsoftokn3.so', 'libfreebl3.so', 'libfreeblpriv3.so', 'libnssckbi.so'];
/** Without fonts a page kills the browser. These are enough. */
const fontFolders = ['/usr/share/fonts/truetype/dejavu', '/usr/share/fonts'];

function isProgram(file: string): boolean {
  if (!existsSync(file)) return false;
  const begin = Buffer.alloc(4);
  readSync(openSync(file, 'r'), begin, 0, 4, 0);
  return begin.toString('latin1') === '\x7fELF';
}

/** The shell made for machines without a display where it is installed, else the browser that the tests use. */
function findProgram(): string {
  const found = findBrowser();
  const wanted = process.env.CHROME_PATH ? [] : [...headlessShells];
  const candidates = [...wanted, ...(found === null ? [] : [realpathSync(found)]), ...fullBrowsers];
  const program = candidates.find(isProgram);
  if (program === undefined) throw new Error('No Chromium here that could be packed: install chromium-headless-shell');
  return program;
}

/** The libraries that programs and libraries are linked to, as they lie on this machine. */
function librariesOf(files: readonly string[]): string[] {
  const lines = files.flatMap((file) => execFileSync('ldd', [file], { encoding: 'utf8' }).split('\n'));
  const missing = lines.find((line) => line.includes('not found'));
  if (missing !== undefined) throw new Error(`A library of the browser is missing here:${missing}`);
  const paths = lines.flatMap((line) => /=> (\/\S+)/.exec(line)?.[1] ?? []);
  return [...new Set(paths)].filter((path) => !glibc.test(basename(path)));
}

function nssPaths(libraries: readonly string[]): string[] {
  const nss = libraries.find((path) => basename(path) === 'libnss3.so');
  if (nss === undefined) return [];
  const folders = [dirname(nss), join(dirname(nss), 'nss')];
  return nssModules.flatMap((name) => folders.map((folder) => join(folder, name)).find(existsSync) ?? []);
}

/** The browser's own folder without other browsers in it, languages but English, and what only its makers use. */
function isWanted(path: string, program: string): boolean {
  const name = basename(path);
  if (name === 'locales') return true;
  if (basename(dirname(path)) === 'locales') return name.startsWith('en-US');
  const isOther = path !== program && [...headlessShells, ...fullBrowsers].includes(path);
  return !isOther && !/^libVkLayer|^libVkICD_mock|\.TOC$|crashpad/.test(name);
}

/** Fills DIR/browser, DIR/lib, DIR/fonts and DIR/fontconfig; gives the name of the program in DIR/browser. */
export function packBrowser(directory: string): string {
  const program = findProgram();
  const source = dirname(program);
  cpSync(source, join(directory, 'browser'), {
    recursive: true,
    dereference: true,
    filter: (path) => isWanted(path, program),
  });
  const linked = readdirSync(source)
    .map((name) => join(source, name))
    .filter((path) => path === program || (/\.so(\.\d+)*$/.test(path) && isWanted(path, program)));
  const libraries = librariesOf(linked);
  const modules = nssPaths(libraries);
  mkdirSync(join(directory, 'lib'), { recursive: true });
  for (const path of new Set([...libraries, ...modules, ...librariesOf(modules)])) {
    if (dirname(path) !== source) cpSync(realpathSync(path), join(directory, 'lib', basename(path)));
  }
  const fonts = fontFolders.find(existsSync);
  if (fonts === undefined) throw new Error('There are no fonts here; without fonts a page kills the browser');
  cpSync(fonts, join(directory, 'fonts'), { recursive: true, dereference: true });
  if (existsSync('/etc/fonts/conf.d'))
    cpSync('/etc/fonts/conf.d', join(directory, 'fontconfig'), { recursive: true, dereference: true });
  return basename(program);
}
