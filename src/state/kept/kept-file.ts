/** All that somebody has made here, as one file: a zip with a file for each network and each set of pictures, which the page opens one by one. */
import { strToU8, zipSync } from 'fflate';
import { ownFileName } from '../../domain/data/own-set';
import { savedFile, type SavedFile } from '../../domain/formats/exporters';
import { projectFileName, writeProject } from '../../domain/run/project-file';
import { lastSettings, type RunRecord } from '../../domain/run/run-record';
import type { Page } from '../page';
import { readDraft } from '../session/draft';
import { ownSetFiles } from '../share/own-sets';
import { keysIn } from '../storage/small-storage';
import { kindOfKey, prefix } from './kept-storage';

type Files = Record<string, Uint8Array>;

/** Two of one name would be one. */
function put(files: Files, name: string, bytes: Uint8Array): void {
  const [, stem = name, end = ''] = /^(.*?)(\.[a-z.]+)$/.exec(name) ?? [];
  let free = name;
  for (let count = 2; files[free]; count++) free = `${stem}-${count}${end}`;
  files[free] = bytes;
}

const titleOf = ({ name, presetId }: RunRecord): string => (name === '' ? (presetId ?? 'network') : name);

async function runFile({ ownSets, runStore }: Page, record: RunRecord): Promise<Uint8Array> {
  const snapshot = await runStore.snapshot(record.id);
  const files = await ownSetFiles([record.dataset], ownSets.getState());
  const { network, dataset } = record;
  const run = snapshot && { record, snapshot };
  return writeProject(
    { network, settings: lastSettings(record), dataset, run, ownSets: files },
    new Date(record.createdAt),
  );
}

/** The network as it was left, where something was made of it. */
async function putDraft(files: Files, { local, ownSets }: Page, now: Date): Promise<void> {
  const { draft } = readDraft(local);
  if (!draft) return;
  const own = await ownSetFiles([draft.dataset], ownSets.getState());
  put(files, projectFileName('last-work', now), writeProject({ ...draft, run: null, ownSets: own }, now));
}

async function putOwnSets(files: Files, { ownSets }: Page): Promise<void> {
  const { heads } = ownSets.getState();
  const sets = await ownSetFiles(
    heads.map(({ id }) => id),
    ownSets.getState(),
  );
  for (const { id, name } of heads) {
    const bytes = sets.get(id);
    if (bytes) put(files, ownFileName(name), bytes);
  }
}

/** Named drawings and answers to lessons, as they are stored. */
function putTexts(files: Files, { local }: Page): void {
  const keys = keysIn(local, prefix).filter((key) => ['drawings', 'lessons'].includes(kindOfKey(key) ?? ''));
  const texts = Object.fromEntries(keys.map((key) => [key, local?.getItem(key)]));
  if (Object.keys(texts).length > 0) put(files, 'drawings-and-lessons.json', strToU8(JSON.stringify(texts, null, 2)));
}

/** Rejects where something cannot be read. */
export async function keptFile(page: Page, now: Date): Promise<SavedFile> {
  const files: Files = {};
  await Promise.all([page.runs.getState().load(), page.ownSets.getState().begin()]);
  await putDraft(files, page, now);
  for (const record of page.runs.getState().runs)
    put(files, projectFileName(titleOf(record), new Date(record.createdAt)), await runFile(page, record));
  await putOwnSets(files, page);
  putTexts(files, page);
  const bytes = zipSync(files, { level: 0, mtime: now });
  return savedFile('project', { bytes, name: `cnn-playground-${now.toISOString().slice(0, 10)}.zip` });
}
