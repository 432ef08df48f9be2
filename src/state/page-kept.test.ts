/** What the browser keeps: asked for when there is something to lose, taken away in a file, removed a kind at a time. */
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { newOwnSet } from '../domain/data/own-set';
import { readProject } from '../domain/run/project-file';
import { fakeBrowser, fakeStorage } from './fake-browser';
import { fakeTab, openPage, trainEpoch } from './fake-page';
import { settle } from './engine/fake-engine';
import { removeKept } from './kept/kept';
import { keptFile } from './kept/kept-file';
import { runRecord } from '../domain/run/run-record-fixture';

const lessonKey = 'cnn-playground.lessons';
const drawingsKey = 'cnn-playground.drawings.digits';

test('the browser is asked to keep what is there once there is something to lose, and not before', async () => {
  const world = await openPage();
  expect(world.tab.browser.persistAsked).toBe(0);
  await trainEpoch(world);
  expect(world.tab.browser.persistAsked).toBe(0);
  await world.page.runs.getState().keep(runRecord({ id: 'a', state: 'done' }));
  await world.page.runs.getState().keep(runRecord({ id: 'b', state: 'done' }));
  expect(world.tab.browser.persistAsked).toBe(1);
});

test('a file holds every network and every set of pictures, and what is opened of it is what was kept', async () => {
  const browser = fakeBrowser();
  const set = newOwnSet('own-x', 'Cats', 'digit', ['yes', 'no']);
  browser.ownSets.set(set.id, set);
  await browser.runs.put(runRecord({ id: 'a', name: 'Mine', state: 'done' }));
  await browser.runs.put(runRecord({ id: 'b', name: 'Mine', state: 'done' }));
  browser.local?.setItem(lessonKey, '{"kernel":1}');
  const { page } = await openPage(fakeTab('', browser));
  const { bytes, name } = await keptFile(page, new Date('2026-11-27T10:00:00Z'));
  expect(name).toBe('cnn-playground-2026-11-27.zip');
  const files = unzipSync(bytes);
  const runs = Object.keys(files).filter((each) => each.startsWith('mine-'));
  expect(runs).toHaveLength(2);
  for (const each of runs)
    expect(readProject(files[each] ?? new Uint8Array()).network.layers.length).toBeGreaterThan(0);
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['cats.cnnset.zip', 'drawings-and-lessons.json']));
});

test('a kind that is removed is gone, here and in the browser, and the others stay', async () => {
  const browser = { ...fakeBrowser(), local: fakeStorage() };
  await browser.runs.put(runRecord({ id: 'a', state: 'done' }));
  browser.local.setItem(drawingsKey, '[]');
  const set = newOwnSet('own-x', 'Cats', 'digit', ['yes', 'no']);
  browser.ownSets.set(set.id, set);
  const { page } = await openPage(fakeTab('', browser));
  await removeKept(page, 'runs');
  await settle();
  expect(page.runs.getState().runs).toHaveLength(0);
  expect((await browser.runs.list()).read).toHaveLength(0);
  expect(page.ownSets.getState().heads).toHaveLength(1);
  await removeKept(page, 'ownSets');
  await settle();
  expect(browser.ownSets.size).toBe(0);
  await removeKept(page, 'drawings');
  expect(browser.local.getItem(drawingsKey)).toBeNull();
});

test('lessons that are removed begin anew', async () => {
  const { page, tab } = await openPage();
  await page.lesson.getState().open('kernel');
  expect(page.lesson.getState().progress.kernel).toBeDefined();
  await removeKept(page, 'lessons');
  expect(page.lesson.getState()).toMatchObject({ lesson: null, progress: {} });
  expect(tab.browser.local?.getItem(lessonKey)).toBeNull();
});

test('answers of an earlier visit go too, those in tasks of teachers with them', async () => {
  const browser = { ...fakeBrowser(), local: fakeStorage() };
  browser.local.setItem(lessonKey, '{"version":1,"lessons":{}}');
  browser.local.setItem('cnn-playground.tasks', '{"version":1,"tasks":[]}');
  const { page } = await openPage(fakeTab('', browser));
  await removeKept(page, 'lessons');
  expect([lessonKey, 'cnn-playground.tasks'].map((key) => browser.local.getItem(key))).toEqual([null, null]);
});
