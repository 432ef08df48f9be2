import { describe, expect, it } from 'vitest';
import { undoAction } from './undo-action';

const press = (
  key: string,
  keys: { ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {},
) => undoAction({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...keys });

describe('undo by keyboard', () => {
  it('takes the keys of Windows, Linux and Mac', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('z', { metaKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
  });
  it('leaves other keys alone', () => {
    expect(press('z')).toBeNull();
    expect(press('z', { ctrlKey: true, altKey: true })).toBeNull();
    expect(press('a', { ctrlKey: true })).toBeNull();
  });
});
