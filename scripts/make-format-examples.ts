/**
 * Writes an example of everything that the page saves, as it saves it now, into a new folder of `tests/fixtures/formats`. To be run before a format
 * changes (see docs/adding.md): examples of a version that people have are never made again.
 *
 *   npx tsx scripts/make-format-examples.ts v3
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { written } from '../tests/fixtures/formats/written';

const { positionals } = parseArgs({ allowPositionals: true });
const [version] = positionals;
if (version === undefined || !/^v\d+$/.test(version)) throw new Error('name the folder: v2, v3, ...');
const folder = join('tests/fixtures/formats', version);
mkdirSync(folder);
for (const [name, bytes] of Object.entries(written)) writeFileSync(join(folder, name), bytes);
process.stdout.write(`${Object.keys(written).length} examples in ${folder}\n`);
