import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMessages } from '../../scripts/lib/languages';
import { translated } from '../../scripts/vite/manifests';

const english = readFileSync('public/manifest-en.webmanifest', 'utf8');
const messagesOf = (id: string) => readMessages(readFileSync(`lang/${id}.json`, 'utf8'));

test('the English manifest and document say what the messages of the page say', () => {
  const words = messagesOf('en');
  const said = translated(english, { id: 'en', name: 'English' }, words);
  expect(JSON.parse(said)).toEqual(JSON.parse(english));
  const page = readFileSync('index.html', 'utf8');
  expect(page).toContain(`<title>${words['app.title'] ?? ''}</title>`);
  expect(page).toContain(`content="${words['page.about'] ?? ''}"`);
});

test('another language differs in its words and their direction alone', () => {
  const words = { 'app.title': 'Spielplatz', 'page.about': 'Netze bauen.' };
  expect(JSON.parse(translated(english, { id: 'he', name: 'x', direction: 'rtl' }, words))).toEqual({
    ...(JSON.parse(english) as object),
    name: 'Spielplatz',
    short_name: 'Spielplatz',
    description: 'Netze bauen.',
    lang: 'he',
    dir: 'rtl',
  });
});

test('what a draft lacks is said in English', () => {
  expect(JSON.parse(translated(english, { id: 'xx', name: 'x' }, {}))).toMatchObject({
    name: 'CNN Playground',
    dir: 'ltr',
  });
});
