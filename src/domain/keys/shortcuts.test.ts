import { describe, expect, it } from 'vitest';
import { needsControl, pageShortcuts } from './page-shortcuts';
import { layerShortcuts, penShortcuts, shortcutIn, type KeyPress } from './shortcuts';

const plain: KeyPress = { key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const onPage = (press: Partial<KeyPress>) => shortcutIn(pageShortcuts, { ...plain, ...press });

describe('a key pressed on the page', () => {
  it('trains, pauses, opens a tab, lists the keys', () => {
    expect(onPage({ key: 't', code: 'KeyT' })).toBe('train');
    expect(onPage({ key: 'p', code: 'KeyP' })).toBe('pause');
    expect(onPage({ key: '3', code: 'Digit3' })).toBe('mistakes');
    expect(onPage({ key: '6', code: 'Numpad6' })).toBe('learn');
    expect(onPage({ key: '?', code: 'Slash', shiftKey: true })).toBe('list');
  });

  it('undoes and redoes with the keys of Windows, Linux and Mac, whether Caps Lock is on or off', () => {
    expect(onPage({ key: 'z', ctrlKey: true })).toBe('undo');
    expect(onPage({ key: 'Z', metaKey: true })).toBe('undo');
    expect(onPage({ key: 'Z', metaKey: true, shiftKey: true })).toBe('redo');
    expect(onPage({ key: 'y', ctrlKey: true })).toBe('redo');
  });

  it('does the same on keyboards that write other letters, digits and question marks', () => {
    expect(onPage({ key: 'е', code: 'KeyT' })).toBe('train'); // Russian
    expect(onPage({ key: 'я', code: 'KeyZ', ctrlKey: true })).toBe('undo');
    expect(onPage({ key: 'ئ', code: 'KeyZ', ctrlKey: true })).toBe('undo'); // Arabic
    expect(onPage({ key: '&', code: 'Digit1' })).toBe('explain'); // French
    expect(onPage({ key: '1', code: 'Digit1', shiftKey: true })).toBe('explain');
    expect(onPage({ key: '١', code: 'Digit1' })).toBe('explain');
    expect(onPage({ key: '?', code: 'Digit7', shiftKey: true })).toBe('list'); // Russian
    expect(onPage({ key: '؟', code: 'Slash', shiftKey: true })).toBe('list');
    expect(onPage({ key: '？', code: 'Slash', shiftKey: true })).toBe('list'); // Chinese
  });

  it('goes by the letter and not by its place where the letters are Latin', () => {
    expect(onPage({ key: 'z', code: 'KeyY', ctrlKey: true })).toBe('undo'); // German
    expect(onPage({ key: 'y', code: 'KeyT' })).toBeNull(); // Dvorak
  });

  it.each([
    { key: 'z' },
    { key: 'a', ctrlKey: true },
    { key: 'T', shiftKey: true },
    { key: 't', ctrlKey: true },
    { key: 't', altKey: true },
    { key: 'z', ctrlKey: true, altKey: true },
    { key: '!', code: 'Digit1', shiftKey: true },
    { key: '1', code: 'Digit1', ctrlKey: true },
    { key: 'Process', code: 'KeyT' },
    { key: 'Dead', code: 'KeyT' },
    { key: '/', code: 'Slash' },
  ])('leaves $key alone with anything else held down, or in the middle of writing', (press) => {
    expect(onPage(press)).toBeNull();
  });
});

it.each([pageShortcuts, penShortcuts, layerShortcuts].map((shortcuts) => ({ shortcuts })))(
  'no key has two meanings in one place',
  ({ shortcuts }) => {
    const keys = shortcuts.flatMap((each): readonly string[] => each.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(shortcuts.map(({ id }) => id)).size).toBe(shortcuts.length);
  },
);

it('only undo and redo need Ctrl, and work with the others switched off', () => {
  expect(pageShortcuts.filter(needsControl).map(({ id }) => id)).toEqual(['undo', 'redo']);
});
