import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pressedTerm } from './pressed-term';

/** An element inside a link to this term, or inside none. */
class FakeElement extends EventTarget {
  constructor(readonly term: string | null) {
    super();
  }
  closest() {
    return this.term === null ? null : { dataset: { term: this.term } };
  }
}

beforeAll(() => {
  vi.stubGlobal('Element', FakeElement);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const noKeys = { ctrlKey: false, metaKey: false, shiftKey: false };

test('a press on a link to a term tells the term, a press elsewhere none', () => {
  expect(pressedTerm({ ...noKeys, target: new FakeElement('stride') })).toBe('stride');
  expect(pressedTerm({ ...noKeys, target: new FakeElement(null) })).toBeNull();
  expect(pressedTerm({ ...noKeys, target: null })).toBeNull();
});

test('with a key held down, the press is left to the browser', () => {
  for (const key of ['ctrlKey', 'metaKey', 'shiftKey'])
    expect(pressedTerm({ ...noKeys, [key]: true, target: new FakeElement('stride') }), key).toBeNull();
});
