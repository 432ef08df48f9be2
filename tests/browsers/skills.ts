/** What a step of the journey is made of: what anybody does with the page again and again. */
import { strokesOf } from '../e2e/support/strokes';
import type { User } from './user';

/** What a training came to, to the last digit. */
export interface Ending {
  readonly loss: string;
  readonly accuracy: string;
}

export const trainTime = 240_000;
/** A network that learns in seconds. */
export const quick = { backend: 'wasm', preset: 'mnist-softmax', seed: '1', batch: '32' } as const;
/** Of the 8,000 images, in batches of 32. */
const stepsPerEpoch = 250;

export async function open(user: User, parameters: Readonly<Record<string, string>>, hash?: string): Promise<void> {
  await user.open(parameters, hash);
  await user.seeValue('status', 'Backend', 'data-backend', /^wasm$/, 60_000);
  await user.see('button', 'Train', ({ isEnabled }) => isEnabled, 60_000);
}

export async function finish(user: User): Promise<Ending> {
  await user.seeValue('status', 'Training status', 'data-state', /^done$/, trainTime);
  const accuracy = await user.seeValue('status', 'Test accuracy', 'data-accuracy');
  return { loss: await user.seeValue('region', 'Metrics', 'data-loss'), accuracy };
}

export async function train(user: User): Promise<Ending> {
  await user.press('button', 'Train');
  await user.seeValue('status', 'Training status', 'data-state', /^(preparing|training)$/);
  return finish(user);
}

/** What computes, as the page tells who asks. */
export async function deviceOf(user: User): Promise<string> {
  await user.press('button', 'Menu');
  await user.press('button', 'Settings');
  await user.read(/CPU, .*SIMD/);
  const device = await user.call(() => /CPU, .*SIMD/.exec(document.body.innerText)?.[0] ?? '');
  await user.driver.press('Escape');
  return device;
}

export async function drawDigit(user: User, digit: number, pointer: 'mouse' | 'touch' = 'mouse'): Promise<boolean> {
  const isEmpty = !(await user.find('button', 'Clear drawing'))?.isEnabled;
  if (!isEmpty) await user.press('button', 'Clear drawing');
  await user.seeValue('status', 'Prediction', 'data-class', /^$/);
  await user.draw('Drawing area', strokesOf(digit), pointer);
  await user.seeValue('status', 'Prediction', 'data-class');
  const read = user.seeValue('status', 'Prediction', 'data-class', new RegExp(`^${digit}$`), 5000);
  return read.then(
    () => true,
    () => false,
  );
}

/** A named number of the opened channel; several of one name in their order. */
export function numbersOf(user: User, selector: string): Promise<number[]> {
  return user.call(
    (within, wanted) =>
      [...document.querySelectorAll(`${within} ${wanted}`)].map((one) => Number(one.getAttribute('data-value'))),
    '[aria-label="Opened channel"]',
    selector,
  );
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** How far the copies of runs on the disk are. */
function storedSteps(user: User): Promise<number[]> {
  return user.call(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no database'));
      });
    const database = await settled(indexedDB.open('cnn-playground-runs'));
    const copies = (await settled(database.transaction('snapshots').objectStore('snapshots').getAll())) as {
      position: { steps: number };
    }[];
    database.close();
    return copies.map(({ position }) => position.steps);
  });
}

/** Waits until the copy of a paused run is on the disk; gives its step. */
function storedPause(user: User): Promise<number> {
  return user.until('the copy on the disk', async () => {
    // The numbers on the page may come a little later than the pause.
    const shown = Number(await user.seeValue('region', 'Metrics', 'data-step'));
    return (await storedSteps(user)).includes(shown) ? shown : null;
  });
}

/** Pauses within an epoch, so that what is resumed is a run that was cut off, and waits for the copy on the disk. */
export async function pauseInEpoch(user: User): Promise<void> {
  await user.press('button', 'Pause');
  await user.seeValue('status', 'Training status', 'data-state', /^paused$/);
  if ((await storedPause(user)) % stepsPerEpoch !== 0) return;
  await user.press('button', 'Step one batch');
  await user.until('one step more', async () => (await storedPause(user)) % stepsPerEpoch !== 0);
}

/** What a paste brings, in a field made for it: not every browser lets a page read the clipboard. */
export async function pasted(user: User): Promise<string> {
  await user.call(() => {
    const field = document.createElement('textarea');
    field.id = 'paste';
    document.body.append(field);
    field.focus();
  });
  await user.driver.press('Control', 'v');
  const value = (): Promise<string> => user.call(() => (document.getElementById('paste') as HTMLTextAreaElement).value);
  return user.until('the pasted text', value);
}
