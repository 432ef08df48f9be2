import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TranslatorContext } from '../i18n/use-t';
import { Button } from './button';
import { Locked } from './locked';
import { NumberField } from './number-field';
import { Select } from './select';
import { Slider } from './slider';
import { Switch } from './switch';
import { TextField } from './text-field';

const nothing = () => undefined;
const hint = 'What it does.';
const label = 'Name';
const controls: Readonly<Record<string, ReactNode>> = {
  button: createElement(Button, { hint, children: label }),
  switch: createElement(Switch, { label, hint, isSelected: true, onChange: nothing }),
  select: createElement(Select, { label, hint, value: 'a', options: [{ value: 'a', label: 'A' }], onChange: nothing }),
  numberField: createElement(NumberField, { label, hint, value: 2, isWhole: true, menu: [1, 2, 3], onChange: nothing }),
  slider: createElement(Slider, { label, hint, value: 1, min: 0, max: 2, step: 1, onChange: nothing }),
  textField: createElement(TextField, { label, hint, value: '', onCommit: nothing }),
};

const translator = { language: 'en', t: (key: string) => key };

function markup(control: ReactNode, when: boolean): string {
  const locked = createElement(Locked, { when, children: control });
  return renderToStaticMarkup(createElement(TranslatorContext, { value: translator }, locked));
}

test.each(Object.entries(controls))('a %s that a task locks is disabled, and says why', (_, control) => {
  const locked = markup(control, true);
  // A button can still be reached, to be asked why.
  expect(locked).toMatch(/<(input|select|button)[^>]* (disabled|aria-disabled="true")/);
  expect(locked).toContain('task.locked');
  expect(locked).not.toContain(hint);
});

test.each(Object.entries(controls))('a %s that nothing locks is as it is', (_, control) => {
  const open = markup(control, false);
  expect(open).toContain(hint);
  expect(open).not.toMatch(/ (aria-)?disabled=/);
});
