import { describe, expect, it } from 'vitest';
import { penKey } from './pen-key';

const noKeys = { code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (key: string, keys: Partial<typeof noKeys> = {}) => penKey({ key, ...noKeys, ...keys });

describe('a key pressed in the drawing area', () => {
  it('moves the pen, by less with Shift', () => {
    expect(press('ArrowLeft')).toEqual({ kind: 'move', by: [-0.03, 0] });
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'move', by: [0, 0.01] });
  });

  it('takes a stroke back with Ctrl+Z, whether Caps Lock is on or off', () => {
    expect(press('z', { ctrlKey: true })).toEqual({ kind: 'undo' });
    expect(press('Z', { ctrlKey: true })).toEqual({ kind: 'undo' });
    expect(press('Z', { metaKey: true })).toEqual({ kind: 'undo' });
  });

  it('never redoes edits of the network from here', () => {
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'nothing' });
    expect(press('y', { ctrlKey: true })).toEqual({ kind: 'nothing' });
  });

  it('leaves other keys to the page', () => {
    expect(press('z')).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});
