import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessonIds } from './lesson';
import { lessons } from './lessons';
import { stepsOf } from './progress';
import { readResult, readResults, writeResult, type LessonResult } from './result-code';

const lessonOf = (id: LessonResult['lesson']) => lessons[id];
const results = fc.constantFrom(...lessonIds).chain((lesson) => {
  const count = stepsOf(lessons[lesson]).length;
  const step = fc.record({ isPassed: fc.boolean(), tries: fc.nat(3) });
  const choice = fc.option(fc.nat(3));
  return fc.record({
    lesson: fc.constant(lesson),
    steps: fc.array(step, { minLength: count, maxLength: count }),
    before: choice,
    after: choice,
  });
});

describe('a result code', () => {
  test('says what it was made of, however it is written down', () => {
    fc.assert(
      fc.property(results, (result) => {
        const code = writeResult(result);
        for (const form of [
          code,
          code.toLowerCase(),
          ` ${code}\n`,
          code.replaceAll('-', ' '),
          code.replaceAll('-', '–'),
        ])
          expect(readResult(form, lessonOf)).toEqual(result);
      }),
    );
  });

  test('with a slip of the pen it is refused: a wrong letter, two exchanged, one missing', () => {
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(results, fc.nat(), fc.nat(), (result, place, letter) => {
        const code = writeResult(result);
        const from = code.indexOf('-') + 1;
        const at = from + (place % (code.length - from));
        const other = letters[letter % letters.length] ?? '';
        fc.pre(code[at] !== '-' && other !== code[at]);
        expect(readResult(code.slice(0, at) + other + code.slice(at + 1), lessonOf)).toBeNull();
        expect(readResult(code.slice(0, at) + code.slice(at + 1), lessonOf)).toBeNull();
      }),
    );
  });

  test('O and 0, I, L and 1 may be mistaken for each other', () => {
    const code = writeResult({
      lesson: 'sound',
      steps: stepsOf(lessons.sound).map(() => ({ isPassed: false, tries: 0 })),
      before: null,
      after: null,
    });
    const [name, ...rest] = code.split('-');
    const spoken = rest.join('-').replaceAll('0', 'O').replaceAll('1', 'l');
    expect(readResult(`${name}-${spoken}`, lessonOf)).not.toBeNull();
  });
});

test('the codes of a class are read line by line, with names before them; what is none is named', () => {
  const steps = stepsOf(lessons.pooling).map((_, at) => ({ isPassed: at < 4, tries: 1 }));
  const code = writeResult({ lesson: 'pooling', steps, before: 0, after: 1 });
  const { results: read, unread } = readResults(
    `Ann: ${code}\n\nBo the sound one - ${code}\n${code}\nhello\npooling-0000`,
    lessonOf,
  );
  expect(read.map(({ who }) => who)).toEqual(['Ann', 'Bo the sound one', '']);
  expect(read[0]?.result).toEqual({ lesson: 'pooling', steps, before: 0, after: 1 });
  expect(unread).toEqual(['hello', 'pooling-0000']);
});
