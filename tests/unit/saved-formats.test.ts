/** Whatever was saved by any version of the page opens for ever, with the same meaning: the files of `tests/fixtures/formats`, each as it was written then. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OwnSet } from '../../src/domain/data/own-set';
import { readOwnFile } from '../../src/domain/data/own-set-file';
import { readAddress } from '../../src/domain/link/address';
import { readSharedSetup } from '../../src/domain/link/share-link';
import { lessonsFormat, readLessons } from '../../src/domain/lesson/progress-format';
import { readTasks, tasksFormat } from '../../src/domain/lesson/task-progress-format';
import { taskFormat } from '../../src/domain/link/task-format';
import { readTaskLink } from '../../src/domain/link/task-link';
import { readRunFile, runFormat } from '../../src/domain/run/run-record-file';
import { readProject } from '../../src/domain/run/project-file';
import { createOwnSetStore } from '../../src/state/data/own-store';
import { DrawingsKeeper } from '../../src/state/teach/drawings-keeper';
import { readDraft } from '../../src/state/session/draft';
import { openRunStore } from '../../src/state/storage/idb-store';
import { ownSetFileFormat, ownSetFormat } from '../../src/domain/data/own-set-format';
import { formatNames, type Format, type FormatName } from '../../src/domain/formats/saved/define-format';
import { drawingsFormat } from '../../src/domain/digit/own-drawings';
import { linkFormat } from '../../src/domain/link/link-format';
import { draftFormat } from '../../src/domain/run/draft-format';
import { projectFormat } from '../../src/domain/run/project-format';
import { recordFormat } from '../../src/domain/run/record-format';
import { snapshotFormat } from '../../src/domain/run/snapshot-format';
import { fromText } from '../fixtures/formats/json-bytes';
import { plainOptimizers, presetSetups, setups, type Setup } from '../fixtures/formats/meaning';
import {
  drawings,
  firstRecord,
  lessons,
  ownSet,
  ownSetContents,
  record,
  snapshot,
  strokes,
  task,
  tasks,
} from '../fixtures/formats/meaning-runs';
import { written } from '../fixtures/formats/written';

const formats: Readonly<Record<FormatName, Format<unknown>>> = {
  project: projectFormat,
  record: recordFormat,
  snapshot: snapshotFormat,
  run: runFormat,
  draft: draftFormat,
  'own-set': ownSetFormat,
  'own-set-file': ownSetFileFormat,
  drawings: drawingsFormat,
  link: linkFormat,
  lessons: lessonsFormat,
  task: taskFormat,
  tasks: tasksFormat,
};
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
const open: Readonly<Record<FormatName, (bytes: Uint8Array) => unknown>> = {
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
    return (await store.list()).read[0];
  },
  run: (bytes) => readRunFile(JSON.parse(text(bytes))),
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
  lessons: (bytes) => readLessons(text(bytes)),
  task: (bytes) => {
    const { task: read, setup } = readTaskLink(readAddress(`/${text(bytes)}`).lock ?? '');
    return { task: read, setup: { ...setup, network: withoutIds(setup.network) } };
  },
  tasks: (bytes) => readTasks(text(bytes)),
  drawings: (bytes) => new DrawingsKeeper({ ...nothingStored, getItem: () => text(bytes) }).load('mnist'),
};
const nothingStored = {
  setItem: () => expect.fail('it was written over'),
  removeItem: () => undefined,
  key: () => null,
  length: 0,
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

const { dataChecksum: _, ...withoutChecksum } = record;

/** What each example says, by the name of its file; where it says less in an older version, by that and its name. */
const wanted: Readonly<Record<string, unknown>> = {
  'project-trained': { ...setups.edited, run: { record, snapshot }, ownSets: { [ownSet.id]: ownSetContents } },
  'project-untrained': { ...setups.settings, run: null, ownSets: {} },
  'project-first': { ...setups.first, run: null, ownSets: {} },
  'record-trained': record,
  'record-first': firstRecord,
  // No weights come with it. In version 1 it did not say of which pictures it was.
  'run-trained': { ...record, id: 'file', keptEpochs: [] },
  'v1/run-trained': { ...withoutChecksum, id: 'file', keptEpochs: [] },
  'run-first': { ...firstRecord, id: 'file', rates: [], later: [] },
  'snapshot-trained': snapshot,
  'draft-edited': { ...setups.edited, dataset: ownSet.id, strokes },
  'draft-settings': { ...setups.settings, strokes: null },
  'draft-first': { ...setups.first, strokes: null },
  'drawings-two': drawings,
  'own-set-pets': ownSet,
  'own-set-file-pets': ownSetContents,
  // The first files did not say how their pictures were made.
  'own-set-file-first': { ...ownSetContents, form: 'grey' },
  ...linksOf({ ...presetSetups, ...setups, ...(Object.fromEntries(firstOptimizers) as Record<string, Setup>) }),
  'lessons-begun': lessons,
  'task-class': {
    task,
    setup: { ...presetSetups['mnist-softmax'], network: withoutIds(presetSetups['mnist-softmax'].network) },
  },
  'tasks-two': tasks,
  'link-own': { ...setups.edited, network: withoutIds(setups.edited.network), dataset: null },
};

/** The longest name first: "own-set-file-pets" is no "own-set". */
const names = formatNames.toSorted((one, other) => other.length - one.length);
function formatOf(file: string): FormatName | undefined {
  return names.find((name) => file.startsWith(`${name}-`));
}
const versions = readdirSync(folder).filter((name) => /^v\d+$/.test(name));

describe.each(versions)('what was saved in version %s means the same today', (version) => {
  test.each(readdirSync(`${folder}/${version}`))('%s', async (file) => {
    const [name = ''] = file.split('.');
    const meaning = wanted[`${version}/${name}`] ?? wanted[name];
    expect(meaning).toBeDefined();
    const format = formatOf(file);
    expect(format && (await open[format](readFileSync(`${folder}/${version}/${file}`)))).toEqual(meaning);
  });
});

/** Each version of each format: an example of an old one goes through its migration. */
const released = Object.values(formats).flatMap(({ name, version: newest }) =>
  Array.from({ length: newest }, (_, index): [FormatName, string] => [name, `v${index + 1}`]),
);

test.each(released)('%s has an example of %s', (format, version) => {
  const files = versions.includes(version) ? readdirSync(`${folder}/${version}`) : [];
  expect(files.filter((file) => formatOf(file) === format)).not.toEqual([]);
});

test.each(Object.values(formats))('a $name of a newer version is called one', ({ read, version }) => {
  expect(read({ version: version + 1 })).toMatchObject({ ok: false, code: 'newer' });
});

test('a layer takes what comes before it, once, and a name that the page does not have is refused', () => {
  const draft = JSON.parse(text(written['draft-edited.json'] as Uint8Array)) as {
    network: { layers: { id: string }[] };
  };
  const changed = (index: number, change: object) => {
    const layers = draft.network.layers.map((layer, at) => (at === index ? { ...layer, ...change } : layer));
    const record = fromText(text(written['record-trained.json'] as Uint8Array)) as object;
    return recordFormat.read({ ...record, network: { ...draft.network, layers } });
  };
  expect(changed(3, { inputs: [draft.network.layers[3]?.id] })).toMatchObject({
    code: 'wrongContents',
    path: 'network.layers.3.inputs',
  });
  expect(changed(3, { inputs: [] })).toMatchObject({ code: 'wrongContents' });
  expect(changed(0, { inputs: ['input', 'input'] })).toMatchObject({ code: 'wrongContents' });
  expect(changed(3, { inputs: ['input'] })).toMatchObject({ ok: true });
  expect(changed(0, { params: { padding: 1, dilation: 2 } })).toMatchObject({
    code: 'unknownName',
    path: 'network.layers.0.params.dilation',
  });
  expect(changed(0, { kind: '__proto__' })).toMatchObject({ code: 'unknownName', path: 'network.layers.0.kind' });
});
