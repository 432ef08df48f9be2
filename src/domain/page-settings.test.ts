import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePageSettings } from './page-settings';

/** Like an address's query: "a=1&b=2". */
function query(text: string): (name: string) => string | null {
  const given = new Map(text.split('&').map((part) => part.split('=', 2) as [string, string]));
  return (name) => given.get(name) ?? null;
}

test("a teacher's link sets the page up", () => {
  expect(
    parsePageSettings(query('preset=fashion-cnn&backend=wasm&seed=7&dataset=fashion&epochs=2&batch=32&lr=0.01')),
  ).toEqual({
    preset: 'fashion-cnn',
    backend: 'wasm',
    dataset: 'fashion',
    training: { seed: 7, epochs: 2, batchSize: 32, learningRate: 0.01 },
    ignored: [],
  });
});

test('what is not allowed is left out and named', () => {
  const { preset, training, ignored } = parsePageSettings(query('preset=unknown&epochs=0&batch=&lr=fast&seed=3'));
  expect(preset).toBeNull();
  expect(training).toEqual({ seed: 3 });
  expect(ignored).toEqual(['epochs=0', 'batch=', 'lr=fast', 'preset=unknown']);
});

test('no address breaks it', () => {
  fc.assert(
    fc.property(fc.option(fc.string(), { nil: null }), (text) => parsePageSettings(() => text).ignored.length <= 7),
  );
});
