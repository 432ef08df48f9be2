/** Input as WebDriver describes it; its two dialects agree here. */
import type { Point, PointerKind } from './driver';

/** Keys without a character have one of their own in WebDriver. */
const keyCodes: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** Milliseconds for the way between two points. */
const moveTime = 8;

export function strokeActions(pointerType: PointerKind, [first = [0, 0], ...others]: readonly Point[]): object[] {
  const move = ([x, y]: Point, duration = moveTime): object => ({
    type: 'pointerMove',
    x: Math.round(x),
    y: Math.round(y),
    duration,
    origin: 'viewport',
  });
  const actions = [
    move(first, 0),
    { type: 'pointerDown', button: 0 },
    ...others.map((point) => move(point)),
    { type: 'pointerUp', button: 0 },
  ];
  return [{ type: 'pointer', id: pointerType, parameters: { pointerType }, actions }];
}

export function keyActions(keys: readonly string[]): object[] {
  const values = keys.map((key) => keyCodes[key] ?? key);
  const actions = [
    ...values.map((value) => ({ type: 'keyDown', value })),
    ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
  ];
  return [{ type: 'key', id: 'keyboard', actions }];
}
