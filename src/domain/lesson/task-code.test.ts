import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessons } from './lessons';
import { readResults } from './result-code';
import { taskLimits } from './task';
import { readTaskResult, taskId, writeTaskResult } from './task-code';

const results = fc.record({
  id: fc.nat(0xfffff).map(taskId),
  reached: fc.array(fc.boolean(), { maxLength: taskLimits.goals }),
  isLifted: fc.boolean(),
});

describe('the result code of a task', () => {
  test('says what it was made of, however it is written down', () => {
    fc.assert(
      fc.property(results, (result) => {
        const code = writeTaskResult(result);
        expect(code.startsWith(`task-${result.id}-`)).toBe(true);
        for (const form of [
          code,
          code.toLowerCase(),
          ` ${code}\n`,
          code.replaceAll('-', ' '),
          code.replaceAll('-', '–'),
        ])
          expect(readTaskResult(form)).toEqual(result);
      }),
    );
  });

  test('with a slip of the pen it is refused: a wrong letter, two exchanged, one missing', () => {
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(results, fc.nat(), fc.nat(), (result, place, letter) => {
        const code = writeTaskResult(result);
        const at = 5 + (place % (code.length - 5));
        const other = letters[letter % letters.length] ?? '';
        fc.pre(code[at] !== '-' && other !== code[at]);
        expect(readTaskResult(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
        expect(readTaskResult(code.slice(0, at) + code.slice(at + 1))).toBeNull();
        const [one = '', next = ''] = [code[at], code[at + 1]];
        fc.pre(next !== '' && next !== '-' && next !== one);
        expect(readTaskResult(code.slice(0, at) + next + one + code.slice(at + 2))).toBeNull();
      }),
    );
  });

  test('of a class is read line by line beside the codes of lessons', () => {
    const result = { id: '4K2M', reached: [true, false, true], isLifted: true };
    const code = writeTaskResult(result);
    const read = readResults(`Ann: ${code}\ntask force, Bo - ${code}\nTask: done\n${code}X`, (id) => lessons[id]);
    expect(read.tasks).toEqual([
      { who: 'Ann', result },
      { who: 'task force, Bo', result },
    ]);
    expect(read.results).toEqual([]);
    expect(read.unread).toEqual(['Task: done', `${code}X`]);
  });
});
