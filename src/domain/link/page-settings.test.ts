import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePageSettings } from './page-settings';

/** Like an address's query: "a=1&b=2". */
function query(text: string): (name: string) => string | null {
  const given = new Map(text.split('&').map((part) => part.split('=', 2) as [string, string]));
  return (name) => given.get(name) ?? null;
}

function read(text: string) {
  return parsePageSettings(query(text), (tag) => (tag === 'en' ? tag : null));
}

test("a teacher's link sets the page up", () => {
  expect(
    read('preset=fashion-cnn&backend=wasm&seed=7&dataset=fashion&epochs=2&batch=32&lr=0.01&lang=en&lesson=pooling'),
  ).toEqual({
    preset: 'fashion-cnn',
    backend: 'wasm',
    dataset: 'fashion',
    lesson: 'pooling',
    training: { seed: 7, epochs: 2, batchSize: 32, learningRate: 0.01 },
    ignored: [],
  });
});

test('what is not allowed is left out and named', () => {
  expect(read('view=Glossary').ignored).toEqual([]);
  expect(read('view=map').ignored).toEqual(['view=map']);
  const { preset, training, ignored } = read('preset=unknown&epochs=0&batch=&lr=fast&seed=3&lang=xx');
  expect(preset).toBeNull();
  expect(training).toEqual({ seed: 3 });
  expect(ignored).toEqual(['epochs=0', 'batch=', 'lr=fast', 'lang=xx', 'preset=unknown']);
});

test('numbers are read as people write them, and ids in capitals too', () => {
  const { preset, training, ignored } = read('preset=MNIST-Dense&epochs=1,000&batch=1e2&lr=0,001&seed=4 294 967 295');
  expect([preset, training]).toEqual([
    'mnist-dense',
    { epochs: 1000, batchSize: 100, learningRate: 0.001, seed: 4294967295 },
  ]);
  expect(ignored).toEqual([]);
  expect(read('epochs=5,00&lr=1,000&batch=0x10').ignored).toEqual(['epochs=5,00', 'batch=0x10', 'lr=1,000']);
});

test('no address breaks it', () => {
  fc.assert(
    fc.property(
      fc.option(fc.string(), { nil: null }),
      (text) =>
        parsePageSettings(
          () => text,
          () => null,
        ).ignored.length <= 10,
    ),
  );
});
