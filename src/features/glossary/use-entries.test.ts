import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TranslatorContext } from '../../i18n/use-t';
import { useEntries } from './use-entries';

const names: Readonly<Record<string, string>> = {
  'glossary.relu.name': 'sz',
  'glossary.dropout.name': 'śa',
  'glossary.softmax.name': 'sa',
};

function Names() {
  const entries = useEntries();
  return entries.flatMap(({ name }) => (Object.values(names).includes(name) ? name : [])).join(' ');
}

function namesIn(language: string): string {
  const translator = { language, t: (key: string) => names[key] ?? key };
  return renderToStaticMarkup(createElement(TranslatorContext, { value: translator }, createElement(Names)));
}

test("the entries stand in the order of the alphabet of the page's language, whatever the browser's is", () => {
  expect(namesIn('pl')).toBe('sa sz śa');
  expect(namesIn('en')).toBe('sa śa sz');
});
