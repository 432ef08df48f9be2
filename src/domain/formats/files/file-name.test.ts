import { expect, test } from 'vitest';
import { fileNameOf } from './file-name';

test('a title in any script becomes a file name, and one without letters or digits gets a usual one', () => {
  expect(fileNameOf('Mein Netz: 3×3?', 'network')).toBe('mein-netz-3-3');
  expect(fileNameOf('"../../Über\\uns"', 'network')).toBe('über-uns');
  expect(fileNameOf('網路 हिन्दी', 'network')).toBe('網路-हिन्दी');
  expect(fileNameOf(' ?! ', 'network')).toBe('network');
  expect(fileNameOf('𝒜'.repeat(80), 'network')).toBe('𝒜'.repeat(60));
});
