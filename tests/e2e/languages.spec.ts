/** A learner's first minutes in each language of the page, which the browser asks for. What the page says is looked up in the language's file. */
import { drawStrokes } from './support/draw-strokes';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';
import { wordsOf } from './support/words';

const browsers = [
  { locale: 'en-GB', language: 'en' },
  { locale: 'ru-RU', language: 'ru' },
  { locale: 'pl-PL', language: 'pl' },
  { locale: 'zh-CN', language: 'zh-Hans' },
  { locale: 'zh-TW', language: 'zh-Hant' },
] as const;

for (const { locale, language } of browsers)
  test.describe(`a browser that speaks ${locale}`, () => {
    test.use({ locale });

    test(`finds the page in ${language}: a network learns, reads a drawing, and is opened; a lesson begins`, async ({
      page,
    }) => {
      test.setTimeout(300_000);
      const { say } = wordsOf(language);
      const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
      const seen: string[] = [];
      await page.exposeFunction('sawButton', (text: string) => seen.push(text));
      await page.addInitScript(() => {
        const { sawButton } = window as unknown as { sawButton: (text: string) => void };
        const watch = new MutationObserver(() => {
          const first = document.querySelector('header button')?.textContent;
          if (!first) return;
          watch.disconnect();
          sawButton(first);
        });
        watch.observe(document, { childList: true, subtree: true });
      });
      await page.goto('./?dataset=mnist-10k&backend=wasm&epochs=1&seed=1');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page).toHaveTitle(say('app.title'));
      await expect(page.locator('meta[name=description]')).toHaveAttribute('content', say('page.about'));

      await expect(button('training.train')).toBeEnabled({ timeout: 60_000 });
      // Nothing else was there before.
      expect(seen).toEqual([say('app.save')]);
      await button('settings.title').click();
      const rate = page.getByLabel(say('settings.learningRate'), { exact: true });
      const comma = new Intl.NumberFormat(locale).format(0.002);
      for (const typed of ['0.002', comma]) {
        await rate.fill(typed);
        await rate.press('Tab');
        await expect(rate).toHaveValue(comma);
      }
      await button('training.train').click();
      const status = page.getByRole('status', { name: say('training.status'), exact: true });
      await expect(status).toHaveAttribute('data-state', 'done', { timeout: 180_000 });
      const accuracy = page.getByRole('status', { name: say('training.testAccuracy'), exact: true });
      const share = Number.parseFloat((await accuracy.getAttribute('data-accuracy')) ?? '');
      const percent = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
      await expect(accuracy).toContainText(new Intl.NumberFormat(locale, percent).format(share));

      await button('draw.clear').click();
      await drawStrokes(page.getByRole('img', { name: say('draw.area'), exact: true }), strokesOf(7));
      const answer = page.getByRole('status', { name: say('draw.prediction'), exact: true });
      await expect(answer).toHaveAttribute('data-class', '7');
      const sure = Number.parseFloat((await answer.getAttribute('data-confidence')) ?? '');
      await expect(answer).toContainText(new Intl.NumberFormat(locale, { style: 'percent' }).format(sure));

      const layer = page
        .getByRole('list', { name: say('network.layers'), exact: true })
        .getByRole('listitem')
        .first();
      await layer.locator('button[aria-expanded]').first().click();
      await expect(layer).toContainText(say('layer.Conv2D'));
      await expect(page.getByLabel(say('field.filters'), { exact: true })).toHaveValue('32');
      await page.keyboard.press('Escape');

      await page.getByRole('tab', { name: say('app.learnTab'), exact: true }).click();
      await page
        .locator('[data-lesson=kernel]')
        .getByRole('button', { name: say('learn.begin'), exact: true })
        .click();
      const lesson = page.getByRole('region', { name: say('learn.lesson'), exact: true });
      await expect(lesson).toContainText(say('lesson.kernel.title'));
      await lesson.getByRole('radio').first().check();
      await lesson.getByRole('button', { name: say('learn.check'), exact: true }).click();
      await lesson.getByRole('button', { name: say('learn.next'), exact: true }).click();
      await expect(lesson).toHaveAttribute('data-step', '2');
    });
  });

test('what was chosen in the settings comes before the browser and is kept; the address comes before both and is not', async ({
  playground,
  page,
}) => {
  const [english, polish, chinese] = [wordsOf('en'), wordsOf('pl'), wordsOf('zh-Hant')];
  const train = ({ say }: typeof polish) => page.getByRole('button', { name: say('training.train'), exact: true });
  await playground.open();
  await expect(train(english)).toBeVisible();
  await playground.chooseInMenu(english.say('settings.page'));
  const choice = page.getByRole('combobox', { name: english.say('app.language'), exact: true });
  await expect(choice.locator('option')).toHaveText([
    'English',
    'Русский',
    'Polski',
    '简体中文',
    '繁體中文',
    english.say('language.draft', { language: 'العربية' }),
  ]);
  await choice.selectOption('pl');
  await expect(train(polish)).toBeVisible();
  await playground.open({ lang: 'zh-TW' });
  await expect(train(chinese)).toBeVisible();
  await playground.open();
  await expect(train(polish)).toBeVisible();
});

test('a draft runs from right to left, and says in English what it lacks', async ({ playground, page }) => {
  const { messages } = wordsOf('ar');
  await playground.open({ lang: 'ar' });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const title = messages['training.title'] ?? wordsOf('en').say('training.title');
  await expect(page.getByRole('region', { name: title, exact: true }).first()).toBeVisible();
});
