import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from './address';
import { presets } from '../network/presets';
import { readSharedSetup, writeShareHash } from './share-link';

const hash = writeShareHash(presets['mnist-dense']);
const middle = hash.slice(0, 60);
const rest = hash.slice(60);

describe('a shared link is opened as it was made', () => {
  test.each<string[]>([
    ['as it is', hash],
    ['behind a file', `/index.html${hash}`],
    ['= encoded', hash.replace('=', '%3D')],
    ['# encoded', hash.replace('#', '%23')],
    ['. encoded', hash.replace('.', '%2E')],
    ['all encoded', encodeURIComponent(hash).replace('.', '%2e')],
    ['encoded twice', hash.replace('=', '%253D')],
    ['encoded three times', encodeURIComponent(encodeURIComponent(encodeURIComponent(hash)))],
    ['letters encoded', hash.replace(/[-_]/g, (letter) => `%${letter.codePointAt(0)?.toString(16)}`)],
    ...[
      '.',
      ')',
      ',',
      '>',
      '"',
      '”',
      '’',
      ';',
      '!',
      ']',
      '*',
      '%0A',
      '%0D%0A',
      '%20',
      '...',
      '%22%3E',
      '.%29',
      '&gt;',
      '&quot;',
      '%C2%A0',
    ].map((behind) => [`${behind} behind`, hash + behind]),
    ['a word behind', `${hash})%20and%20press%20Train`],
    ['a line break inside', `${middle}%0A${rest}`],
    ['a space inside', `${middle}%20${rest}`],
    ['wrapped and quoted', `${middle}%0D%0A%3E%20${rest}`],
    ['quoted-printable', `${middle.replace('=', '=3D')}=%0A${rest}`],
    ['a soft hyphen inside', `${middle}%C2%AD${rest}`],
    ['an invisible space inside', `${middle}%E2%80%8B${rest}`],
    ['in isolates', `%E2%81%A6${hash}%E2%81%A9`],
    ['a click counter behind', `${hash}&fbclid=IwAR0abc-DEF_123`],
    ['a click counter behind a question mark', `${hash}?utm_source=mail&utm_medium=social`],
    ['a click counter before', `?gclid=abc${hash}`],
    ['an escaped click counter', `${hash}&amp;fbclid=IwAR0`],
    ['moved into the query', hash.replace('#', '?')],
    ['moved into the query and encoded', `?${encodeURIComponent(hash)}`],
    ['moved into the path', encodeURIComponent(hash)],
    ['with a query in the path', `%3Fepochs=2${hash}`],
    ['in HTML', hash.replace('=', '&#x3D;')],
    ['in upper case before the set-up', hash.replace('setup', 'SETUP')],
    ['with wide letters', hash.replace('#', '＃').replace('=', '＝')],
    ['with printers’ hyphens', hash.replace(/-/g, '\u2011')],
  ])('%s', (_, form = '') => {
    const { setup, unknown } = readAddress(form.startsWith('/') ? form : `/${form}`);
    expect(readSharedSetup(setup ?? '')).toEqual(readSharedSetup(hash.slice('#setup='.length)));
    expect(unknown).toEqual([]);
  });
});

describe('a set-up that is missing', () => {
  test.each(['#s', '#set', '#setup', '#setup=', '#setup%3D'])('is told from none: %s', (form) => {
    expect(readAddress(`/${form}`)).toMatchObject({ setup: '', unknown: [] });
  });

  test.each(['', '#', '?', '#main', '?preset=mnist-dense', '?fbclid=abc'])('is none: "%s"', (form) => {
    expect(readAddress(`/${form}`)).toMatchObject({ setup: null, unknown: [] });
  });
});

const wanted = { preset: 'mnist-dense', epochs: '2', lr: '0.01' };

describe('the parameters of a link are read', () => {
  test.each([
    '?preset=mnist-dense&epochs=2&lr=0.01',
    '?preset=mnist-dense&amp;epochs=2&amp;lr=0.01',
    '?preset=mnist-dense&amp;amp;epochs=2&#38;lr=0.01',
    '?preset=mnist-dense%26epochs%3D2%26lr%3D0.01',
    '?preset%3Dmnist-dense%26epochs%3D2%26lr%3D0%252E01',
    '%3Fpreset=mnist-dense&epochs=2&lr=0.01',
    '?preset=mnist-dense&epochs=2&lr=0.01.',
    '?preset=mnist-dense&epochs=2&lr=0.01)',
    '?preset=mnist-dense&epochs=2&lr=0.01%22%3E',
    '?preset=%22mnist-dense%22&epochs=2&lr=0.01',
    '?preset=mnist-%0Adense&epochs=2&lr=0.01',
    '?preset=mnist-%C2%ADdense&epochs=2&lr=0.01',
    '?preset=mnist%E2%80%91dense&epochs=2&lr=0.01',
    '?Preset=mnist-dense&EPOCHS=2&lr=0.01',
    '?preset=mnist-dense&epochs=2&lr=0.01&utm_source=x&fbclid=y&mc_cid=z&_gl=1*a',
    '#preset=mnist-dense&epochs=2&lr=0.01',
    '?preset=mnist-dense&epochs=2&epochs=2&lr=0.01&',
  ])('%s', (query) => {
    const { get, unknown, setup } = readAddress(`/${query}`);
    expect({ preset: get('preset'), epochs: get('epochs'), lr: get('lr') }).toEqual(wanted);
    expect([unknown, setup]).toEqual([[], null]);
  });
});

test('what is not understood is named', () => {
  expect(readAddress('/?foo=1&bar&preset=mnist-dense#qux').unknown).toEqual(['foo=1', 'bar', 'qux']);
  expect(readAddress('/?epochs=2&epochs=3').unknown).toEqual(['epochs=3']);
  expect(readAddress('/?preset=mnist-first-con%E2%80%A6').unknown).toEqual(['preset=mnist-first-con...']);
});

test('a number keeps its point, its sign and its per cent', () => {
  expect(
    ['?lr=.5', '?lr=-1', '?lr=1%', '?lr=1%25.', '?lr=0,001'].map((query) => readAddress(`/${query}`).get('lr')),
  ).toEqual(['.5', '-1', '1%', '1%', '0,001']);
});

test('no address breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.webPath(), (text, path) => {
      for (const form of [text, path + text, encodeURIComponent(text)]) readAddress(`/?${form}`);
    }),
  );
});
