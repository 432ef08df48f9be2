import { describe, expect, it } from 'vitest';
import { lengthen, mirror, pseudoRightToLeft } from './pseudo';

describe('pseudo-locales', () => {
  it('make a message about 40 % longer, with accents and brackets', () => {
    expect(lengthen('Add layer')).toMatch(/^\[Áđđ ľáýéř.{4}\]$/);
  });

  it('keep placeholders as they are', () => {
    expect(lengthen('Epoch {{epoch}} of {{epochs}}')).toContain('{{epoch}} óf {{epochs}}');
    expect(mirror('Epoch {{epoch}}')).toBe('\u202eEpoch \u202c{{epoch}}');
  });

  it('give the right-to-left language every plural form that Arabic asks for', () => {
    const messages = pseudoRightToLeft({ 'data.images_one': 'image', 'data.images_other': 'images' });
    expect(Object.keys(messages).sort()).toEqual(
      ['few', 'many', 'one', 'other', 'two', 'zero'].map((form) => `data.images_${form}`),
    );
  });
});
