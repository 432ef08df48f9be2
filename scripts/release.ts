/** `npm run release`: builds the page and packs it for a school's USB stick or network. Full data sets are in it where `npm run data` has put them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packRelease } from './lib/release';

const folder = 'release';
const { name, files, zip } = packRelease();
mkdirSync(folder, { recursive: true });
const target = join(folder, `${name}.zip`);
writeFileSync(target, zip);
console.log(`${target}: ${files} files, ${(zip.length / 1e6).toFixed(1)} MB`);
