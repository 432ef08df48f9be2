/** Whatever was saved by any version of the page opens for ever, with the same meaning: the files of `tests/fixtures/formats`, each as it was written then. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OwnSet } from '../../src/domain/data/own-set';
import { readOwnFile } from '../../src/domain/data/own-set-file';
import { readAddress } from '../../src/domain/link/address';
import { readSharedSetup } from '../../src/domain/link/share-link';
import { readProject } from '../../src/domain/run/project-file';
import { createOwnSetStore } from '../../src/state/data/own-store';
import { readDraft } from '../../src/state/session/draft';
import { openRunStore } from '../../src/state/storage/idb-store';
import { fromText } from '../fixtures/formats/json-bytes';
import { plainOptimizers, presetSetups, setups, type Setup } from '../fixtures/formats/meaning';
import { firstRecord, ownSet, ownSetContents, record, snapshot, strokes } from '../fixtures/formats/meaning-runs';

const folder = 'tests/fixtures/formats';

function contentsOf({ name, form, classes, pictures }: OwnSet): typeof ownSetContents {
  const labelOf = (id: string) => classes.findIndex((each) => each.id === id);
  return {
    name,
    form,
    classes: classes.map((each) => each.name),
    pictures: pictures.map(({ classId, pixels }) => ({ label: labelOf(classId), bytes: pixels })),
  };
}

/** How each format is opened, from the bytes as they lie in a file, in the address or in the browser's storage. */
const open: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  project: (bytes) => {
    const { ownSets, ...others } = readProject(bytes);
    const contents = [...ownSets].map(([id, file]) => [id, contentsOf(readOwnFile(file, id))] as const);
    return { ...others, ownSets: Object.fromEntries(contents) };
  },
  link: (bytes) => {
    const { network, ...others } = readSharedSetup(readAddress(`/${text(bytes)}`).setup ?? '');
    return { ...others, network: withoutIds(network) };
  },
  draft: (bytes) => readDraft({ getItem: () => text(bytes), setItem: () => expect.fail('a part was not read') }).draft,
  record: async (bytes) => {
    const store = await openRunStore(() => undefined);
    const database = await openDB('cnn-playground-runs', 1);
    await database.put('records', fromText(text(bytes)), 'id');
    database.close();
    return (await store.list())[0];
  },
  snapshot: async (bytes) => {
    const store = await openRunStore(() => undefined);
    const database = await openDB('cnn-playground-runs', 1);
    await database.put('snapshots', fromText(text(bytes)), 'id');
    database.close();
    return store.snapshot('id');
  },
  'own-set': async (bytes) => {
    const store = createOwnSetStore();
    await store.heads();
    const database = await openDB('cnn-playground-own-sets', 1);
    const { head, pictures } = fromText(text(bytes)) as { head: object; pictures: readonly object[] };
    await database.put('sets', head);
    for (const picture of pictures) await database.put('pictures', picture);
    database.close();
    return store.load(ownSet.id);
  },
  'own-set-file': (bytes) => contentsOf(readOwnFile(bytes, 'own-here')),
};
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Links name no layers. */
function withoutIds({ inputShape, layers }: Setup['network']): unknown {
  return { inputShape, layers: layers.map(({ id: _, ...layer }) => layer) };
}

function linksOf(all: Readonly<Record<string, Setup>>): Record<string, unknown> {
  const entries = Object.entries(all).map(([what, setup]) => [
    `link-${what}`,
    { ...setup, network: withoutIds(setup.network) },
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

const firstOptimizers = Object.entries(plainOptimizers).map(([kind, { params, learningRate }]) => {
  const settings = { ...setups.first.settings, optimizer: { kind, params }, learningRate };
  return [`first-${kind}`, { ...setups.nadam, dataset: 'mnist-10k', settings }];
});

/** What each example says, by the name of its file. */
const wanted: Readonly<Record<string, unknown>> = {
  'project-trained': { ...setups.edited, run: { record, snapshot }, ownSets: { [ownSet.id]: ownSetContents } },
  'project-untrained': { ...setups.settings, run: null, ownSets: {} },
  'project-first': { ...setups.first, run: null, ownSets: {} },
  'record-trained': record,
  'record-first': firstRecord,
  'snapshot-trained': snapshot,
  'draft-edited': { ...setups.edited, dataset: ownSet.id, strokes },
  'draft-settings': { ...setups.settings, strokes: null },
  'draft-first': { ...setups.first, strokes: null },
  'own-set-pets': ownSet,
  'own-set-file-pets': ownSetContents,
  // The first files did not say how their pictures were made.
  'own-set-file-first': { ...ownSetContents, form: 'grey' },
  ...linksOf({ ...presetSetups, ...setups, ...(Object.fromEntries(firstOptimizers) as Record<string, Setup>) }),
  'link-own': { ...setups.edited, network: withoutIds(setups.edited.network), dataset: null },
};

const formats = Object.keys(open).sort((one, other) => other.length - one.length);
const versions = readdirSync(folder).filter((name) => /^v\d+$/.test(name));

describe.each(versions)('what was saved in version %s means the same today', (version) => {
  // Nothing opens an exported run yet.
  const files = readdirSync(`${folder}/${version}`).filter((file) => !file.startsWith('run-'));

  test.each(files)('%s', async (file) => {
    const [name = ''] = file.split('.');
    const format = formats.find((each) => name.startsWith(`${each}-`)) ?? '';
    expect(await open[format]?.(readFileSync(`${folder}/${version}/${file}`))).toEqual(wanted[name]);
    expect(wanted).toHaveProperty([name]);
  });
});
