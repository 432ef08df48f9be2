/** A teacher's task in the address: "#lock=1.xYz...". */
import { OpenError } from '../formats/files/open-error';
import type { Reading } from '../formats/saved/define-format';
import type { LinkedTask, Task } from '../lesson/task';
import { taskId } from '../lesson/task-code';
import type { ProjectSetup } from '../run/project-file';
import { linkFormat } from './link-format';
import { checksumOf, pack, unpack } from './packed';
import { shortSetup } from './share-link';
import { savedTask, taskFormat } from './task-format';

/** The part of the address behind and with its "#", and the id that codes of results name. */
export function writeTaskHash(setup: ProjectSetup, task: Task): { readonly hash: string; readonly id: string } {
  const value = { l: [linkFormat.version, shortSetup(setup)], ...savedTask(task) };
  return { hash: `#lock=${pack(taskFormat.version, value)}`, id: taskId(checksumOf(value)) };
}

/**
 * Reads what `writeTaskHash` wrote, without the "#lock=" before it. It may hold anything.
 *
 * @throws OpenError `linkBroken`, `newer`, or `linkUnknown`: it came as it was sent, but asks for something of this `name` that the page does not have
 */
export function readTaskLink(lock: string): LinkedTask {
  const { version, value, isWhole } = unpack(lock, taskFormat.version);
  if (!isWhole) throw new OpenError('linkBroken');
  const reading = taskFormat.read(value, version);
  if (reading.ok) return { id: taskId(checksumOf(value)), ...reading.value };
  throw unreadTask(reading, value);
}

function unreadTask({ code, path }: Extract<Reading<unknown>, { ok: false }>, value: object): OpenError {
  // What the set-up names beyond this page is told as in links without a task.
  if (code === 'unknownName' && path.startsWith('l.')) return new OpenError('newer');
  if (code !== 'unknownName') return new OpenError(code === 'newer' ? code : 'linkBroken');
  const name = path.split('.').reduce<unknown>((part, key) => new Map(Object.entries(part ?? {})).get(key), value);
  const isName = typeof name === 'string' || typeof name === 'number';
  return new OpenError('linkUnknown', { name: (isName ? String(name) : path).slice(0, 40) });
}
