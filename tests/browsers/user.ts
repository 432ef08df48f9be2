/** Somebody who uses the page in some browser: finds things by role and name, presses, draws, types, and waits on what is seen. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strokesBoxSide, type Strokes } from '../e2e/support/strokes';
import type { Driver, Point, PointerKind } from './drivers/driver';
import { findInPage, selectInPage, type Found, type Target } from './in-page';

const pollTime = 100;
const usualWait = 30_000;

export class User {
  constructor(
    readonly driver: Driver,
    private readonly home: string,
  ) {}

  async open(parameters: Readonly<Record<string, string>> = {}, hash = ''): Promise<void> {
    // An address that differs in its hash alone would not load anew.
    await this.driver.goto('about:blank');
    await this.driver.goto(`${this.home}?${new URLSearchParams(parameters).toString()}${hash}`);
  }

  /** Calls a function in the page; it may use nothing from outside of itself. */
  async call<A extends readonly unknown[], R>(of: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    const text = `async (text) => JSON.stringify((await (${String(of)})(...JSON.parse(text))) ?? null)`;
    return JSON.parse(await this.driver.run(text, JSON.stringify(args))) as R;
  }

  /** Waits until `look` gives something that is neither null, false nor empty. */
  async until<T>(what: string, look: () => Promise<T>, limit = usualWait): Promise<NonNullable<T>> {
    for (const end = Date.now() + limit; ; await new Promise((resolve) => setTimeout(resolve, pollTime))) {
      const seen = await look();
      if (seen) return seen;
      if (Date.now() > end) throw new Error(`${this.driver.browser}: not seen in ${limit / 1000} s: ${what}`);
    }
  }

  find(role: string, name: string): Promise<Found | null> {
    return this.look({ role, name });
  }

  /** Waits for an element that passes a test. */
  see(role: string, name: string, passes: (found: Found) => boolean = () => true, limit?: number): Promise<Found> {
    const look = async (): Promise<Found | null> => {
      const found = await this.look({ role, name });
      return found?.isVisible && passes(found) ? found : null;
    };
    return this.until(`${role} "${name}" ${String(passes)}`, look, limit);
  }

  /** Waits for an attribute of an element to match. */
  async seeValue(role: string, name: string, attribute: string, pattern = /./, limit?: number): Promise<string> {
    const found = await this.see(role, name, ({ attributes }) => pattern.test(attributes[attribute] ?? ''), limit);
    return found.attributes[attribute] ?? '';
  }

  /** Waits for a text anywhere on the page. */
  async read(words: RegExp, limit?: number): Promise<void> {
    const look = (): Promise<boolean> =>
      this.call((source) => new RegExp(source).test(document.body.innerText), words.source);
    await this.until(`the words ${words.source}`, look, limit);
  }

  /** Presses the middle of an element that can be pressed. */
  async press(role: string, name: string, pointer: PointerKind = 'mouse'): Promise<void> {
    await this.see(role, name, ({ isEnabled }) => isEnabled);
    const { x, y } = await this.still({ role, name });
    await this.driver.stroke(pointer, [[x, y]]);
  }

  async focus(role: string, name: string): Promise<void> {
    await this.see(role, name);
    await this.look({ role, name }, 'focus');
  }

  /** Puts another text into a field, and leaves it with Enter. */
  async fill(name: string, text: string): Promise<void> {
    await this.press('textbox', name);
    await this.driver.press('Control', 'a');
    for (const character of text) await this.driver.press(character);
    await this.driver.press('Enter');
  }

  async select(name: string, option: string): Promise<void> {
    await this.see('combobox', name);
    await this.until(`option ${option} of ${name}`, async () => (await this.call(selectInPage, name, option)) === '');
  }

  async draw(area: string, strokes: Strokes, pointer: PointerKind = 'mouse'): Promise<void> {
    await this.see('img', area);
    const box = await this.still({ role: 'img', name: area });
    const side = Math.min(box.width, box.height) / strokesBoxSide;
    const [left, top] = [box.x - box.width / 2, box.y - box.height / 2];
    for (const stroke of strokes) {
      await this.driver.stroke(
        pointer,
        stroke.map(([x, y]): Point => [left + x * side, top + y * side]),
      );
    }
  }

  /** The path of the file that a press brought, when it is whole. */
  async downloaded(ending: string): Promise<string> {
    const { downloads } = this.driver;
    const isUnderWay = (name: string): boolean => /\.(part|crdownload|wkdownload)$/.test(name);
    const arrived = (): string | null => {
      const names = readdirSync(downloads);
      const name = names.find((one) => one.endsWith(ending));
      return name !== undefined && !names.some(isUnderWay) && existsSync(join(downloads, name))
        ? join(downloads, name)
        : null;
    };
    return this.until(`a download *${ending}`, () => Promise.resolve(arrived()));
  }

  /** Brings an element into sight and waits until it stands still. */
  private async still(target: Target): Promise<Found> {
    let before: Found | null = null;
    return this.until(`${target.role} "${target.name}" at rest`, async () => {
      const found = await this.look(target, 'scroll');
      const isStill = found?.x === before?.x && found?.y === before?.y;
      before = found;
      return isStill ? found : null;
    });
  }

  private look(target: Target, act: '' | 'scroll' | 'focus' = ''): Promise<Found | null> {
    return this.call(findInPage, target, act);
  }
}
