import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { arbitraryStack } from '../../../tests/fixtures/arbitrary-networks';
import { crc32 } from '../formats/files/crc32';
import { fromBase64Url, toBase64Url } from '../formats/files/base64url';
import { OpenError } from '../formats/files/open-error';
import type { NetworkSpec } from '../network/network';
import { presetIds, presets } from '../network/presets';
import { readAddress } from './address';
import { readSharedSetup, writeShareHash } from './share-link';

/** As the page reads the end of its address. */
function readShareHash(address: string) {
  return readSharedSetup(readAddress(`/${address}`).setup ?? 'nothing');
}

function codeOf(hash: string): string | null {
  try {
    readShareHash(hash);
    return null;
  } catch (error) {
    if (error instanceof OpenError) return error.code;
    throw error;
  }
}

function withoutIds({ inputShape, layers }: NetworkSpec) {
  return { inputShape, layers: layers.map(({ kind, params }) => ({ kind, params })) };
}

const preset = presets['mnist-dropout-adadelta'];

describe('a link', () => {
  test.each(presetIds)('brings %s as it was, in less than 400 letters', (id) => {
    const { network, settings, dataset } = presets[id];
    const hash = writeShareHash(presets[id]);
    expect(hash).toMatch(/^#setup=2\.[\w-]+$/);
    expect(hash.length).toBeLessThan(400);
    const read = readShareHash(hash);
    expect(withoutIds(read.network)).toEqual(withoutIds(network));
    expect([read.settings, read.dataset]).toEqual([settings, dataset]);
  });

  test('brings any stack, right or wrong', () => {
    fc.assert(
      fc.property(arbitraryStack(), (network) => {
        expect(withoutIds(readShareHash(writeShareHash({ ...preset, network })).network)).toEqual(withoutIds(network));
      }),
    );
  });

  test('names no set of the sender’s own', () => {
    expect(readShareHash(writeShareHash({ ...preset, dataset: 'own-abc' })).dataset).toBeNull();
  });

  test('that was cut off or changed is told apart from one of a newer page', () => {
    const hash = writeShareHash(preset);
    expect(codeOf(hash.slice(0, -20))).toBe('linkBroken');
    expect(codeOf('#setup=')).toBe('linkBroken');
    expect(codeOf(hash.replace('=2.', '=3.'))).toBe('newer');
  });

  test('in which one letter was changed or left out is never another set-up in silence', () => {
    const hash = writeShareHash(preset).slice('#setup='.length);
    const read = (text: string) => {
      try {
        return JSON.stringify(readSharedSetup(text));
      } catch {
        return 'refused';
      }
    };
    const whole = read(hash);
    const changed = Array.from({ length: hash.length - 2 }, (_, at) =>
      ['', 'A', 'k', 'Z', '5', '_'].map((letter) => hash.slice(0, at + 2) + letter + hash.slice(at + 3)),
    ).flat();
    expect(changed.filter((each) => ![whole, 'refused'].includes(read(each)))).toEqual([]);
  });

  test('cut short anywhere is broken, or still whole', () => {
    const hash = writeShareHash(preset);
    for (let length = 1; length < hash.length - 1; length++) expect(codeOf(hash.slice(0, length))).toBe('linkBroken');
  });

  test('of the first pages, without a checksum, is opened', () => {
    const text =
      '{"d":"mnist-10k","i":[28,28,1],"l":[["Flatten",{}],["Dense",{"units":10,"activation":"softmax"}]],"o":["RMSprop",{}],"s":{}}';
    expect(readShareHash(`#setup=1.${toBase64Url(deflateSync(strToU8(text)))}`).network.layers).toHaveLength(2);
  });

  test('with anything in it gives a set-up or a reason, never anything else', () => {
    const hash = writeShareHash(preset);
    const changed = fc
      .tuple(fc.nat({ max: hash.length - 1 }), fc.string({ maxLength: 3 }))
      .map(([at, text]) => hash.slice(0, at) + text + hash.slice(at + 1));
    const packed = fc.json().map((text) => `#setup=1.${toBase64Url(deflateSync(strToU8(text)))}`);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `#setup=1.${text}`),
          changed,
          packed,
        ),
        (text) => {
          expect([null, 'linkBroken', 'newer']).toContain(codeOf(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('of version 2 is read only as it was sent; what it names beyond this page is of a newer one', () => {
    const short = { d: null, i: [28, 28, 1], l: [['Flatten', {}]], o: ['SGD', {}], s: { learningRate: 0.1 } };
    const packed = (setup: object) => `#setup=2.${toBase64Url(deflateSync(strToU8(JSON.stringify(setup))))}`;
    const sent = (setup: object) => codeOf(packed({ ...setup, c: crc32(strToU8(JSON.stringify(setup))) }));
    expect(codeOf(packed(short))).toBe('linkBroken');
    expect(sent(short)).toBeNull();
    expect(sent({ ...short, l: [['Reshape', {}]] })).toBe('newer');
    expect(sent({ ...short, s: { ...short.s, warmUp: 3 } })).toBe('newer');
    expect(
      sent({ ...short, l: [...short.l, ['Dense', {}, ['input']], ['Add', {}, ['layer-2', 'layer-1']]] }),
    ).toBeNull();
    expect(sent({ ...short, l: [...short.l, ['Dense', {}, ['layer-3']]] })).toBe('linkBroken');
    expect(sent({ ...short, s: { ...short.s, epochs: -1 } })).toBe('linkBroken');
  });

  test('that would unpack to gigabytes, or reaches for prototypes, is refused', () => {
    const bomb = deflateSync(new Uint8Array(30_000_000), { level: 9 });
    expect(codeOf(`#setup=1.${toBase64Url(bomb)}`)).toBe('linkBroken');
    const short = deflateSync(new Uint8Array(3_000_000), { level: 9 });
    expect(codeOf(`#setup=1.${toBase64Url(short)}`)).toBe('linkBroken');
    const evil = '{"d":null,"i":[28,28,1],"l":[["__proto__",{}],["constructor",{}]],"o":["__proto__",{}],"s":{}}';
    expect(codeOf(`#setup=1.${toBase64Url(deflateSync(strToU8(evil)))}`)).toBe('linkBroken');
    expect(({} as Record<string, unknown>).d).toBeUndefined();
  });
});

test('base64url gives back what it was given, and knows the letters of the standard', () => {
  expect(toBase64Url(Uint8Array.of(0xfb, 0xff, 0xbf))).toBe('-_-_');
  expect(toBase64Url(strToU8('light'))).toBe('bGlnaHQ');
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...fromBase64Url(toBase64Url(bytes))]).toEqual([...bytes]);
    }),
  );
});
