/**
 * The words of other languages are longer or taller than the English ones: on the smallest screens nothing is wider than the window in any of them, in no tab and no dialog;
 * there and on a laptop no word is cut off, none lies over another, and none is of another language.
 */
import { foreignWords, mayBeAlike } from '../../scripts/lib/names';
import { layerKinds } from '../../src/domain/layers/registry';
import { translations } from '../../src/i18n/language-list';
import { coveredControls, expectInSight, expectNoSidewaysScroll } from './support/in-sight';
import { textFaults } from './support/fitting-words';
import { expect, test } from './support/test';
import { wordsOf, type Words } from './support/words';

const phones = [320, 390] as const;
const widths = [...phones, 1366] as const;
/** Names of layers, also where a long one is broken into two pieces, and of files. */
const namesOnly = new Set<string>([...layerKinds, 'Max', 'Pooling2D', 'Batch', 'Normalization', 'wasm']);

/** What stands on the page in English although the language has other words for it, or in letters that it does not write with. */
function foreign(texts: readonly string[], { language, messages }: Words): string[] {
  const own = new Set(Object.values(messages));
  const translated = Object.entries(wordsOf('en').messages).flatMap(([key, text]) =>
    own.has(text) || mayBeAlike(language, key) || namesOnly.has(text) ? [] : [text],
  );
  const isLatin = new Intl.Locale(language).maximize().script === 'Latn';
  const isMixed = (text: string) => !isLatin && foreignWords(text).some((word) => !namesOnly.has(word));
  return texts.filter((text) => translated.includes(text) || isMixed(text));
}

for (const { id } of translations)
  test(`nothing is wider than a phone, cut or of another language in ${id}`, async ({ playground, page }) => {
    const words = wordsOf(id);
    const { messages } = words;
    const say = (key: string): string => messages[key] ?? wordsOf('en').say(key);
    const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
    await page.setViewportSize({ width: 320, height: 640 });
    await playground.open({ preset: 'mnist-first-convnet', backend: 'wasm', seed: '1', lang: id });
    await expect(button('training.train')).toBeEnabled({ timeout: 60_000 });
    const look = async (where: string, seenAt: readonly number[] = widths): Promise<void> => {
      for (const width of seenAt) {
        await page.setViewportSize({ width, height: width < 700 ? 640 : 768 });
        // What follows the size of the window has done so.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const { cut, over: covered, texts } = await textFaults(page);
        expect.soft(cut, `cut: ${where}, ${width} px`).toEqual([]);
        expect.soft(covered, `over each other: ${where}, ${width} px`).toEqual([]);
        expect.soft(foreign(texts, words), `of another language: ${where}, ${width} px`).toEqual([]);
        await expectNoSidewaysScroll(page, `${where}, ${width} px`);
        // A dialog and the menu scroll by themselves.
        const over = await page.evaluate(() => {
          const part = document.querySelector('dialog[open], :popover-open:not([role=tooltip])');
          return part ? part.scrollWidth - part.clientWidth : 0;
        });
        expect.soft(over, `${where} inside, ${width} px`).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width: 320, height: 640 });
    };
    await look('picture');
    await expectInSight(button('training.train'));
    expect.soft(await coveredControls(page)).toEqual([]);
    for (const tab of ['explain', 'summary', 'mistakes', 'runs', 'data', 'learn']) {
      await page.getByRole('tab', { name: say(`app.${tab}Tab`), exact: true }).click();
      await expect(page.getByText(say('app.loadingTab'))).toHaveCount(0);
      await look(tab);
    }
    await button('app.menu').click();
    await expect(button('settings.page')).toBeVisible();
    await look('menu');
    await page.keyboard.press('Escape');
    for (const key of ['share.code', 'help.label', 'shortcuts.title', 'settings.page']) {
      await button('app.menu').click();
      await button(key).click();
      await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
      await look(key);
      await page.keyboard.press('Escape');
    }
    await button('network.addLayer').click();
    await look('kinds of layers');
    await page.getByRole('dialog').getByRole('button', { name: 'BatchNormalization', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    // A form keeps the place and the width that its layer had when it was opened.
    await look('a layer more, and its form', phones);
  });
