/** A teacher's task: what learners are asked for, what is locked while they are at it, and what is on the page when they begin. It travels in a link. */
import type { Stroke } from '../digit/stroke';
import type { SharedSetup } from '../link/link-format';
import { isSameNetwork } from '../network/same-network';
import type { ProjectSetup } from '../run/project-file';
import { isSameSettings } from '../training/same-settings';
import type { Goal } from './goal';
import type { ExplainView, LowerTab } from './place';

/** What may be locked. The ids lie in links: they never change. */
export const lockIds = ['network', 'settings', 'data'] as const;
export type Lock = (typeof lockIds)[number];

/** Bounds of what a link may hold; letters of texts. */
export const taskLimits = { title: 60, text: 400, goals: 15, drawings: 10 } as const;

export interface Task {
  /** May be empty, as `text` may. */
  readonly title: string;
  readonly text: string;
  readonly goals: readonly Goal[];
  readonly locks: readonly Lock[];
  /** What lies in the drawing area; null for the usual example. */
  readonly drawing: readonly Stroke[] | null;
  /** The tab that is open; null for the usual one. */
  readonly view: { readonly tab: LowerTab; readonly explains: ExplainView } | null;
  /** Whether a file with the trained weights comes beside the link. */
  readonly hasFile: boolean;
}

/** A task with the set-up that it begins with, as a link brings it. */
export interface LinkedTask {
  /** Four letters that tell it from other tasks: another set-up, or another word, is another task. */
  readonly id: string;
  readonly task: Task;
  readonly setup: SharedSetup;
}

/** Whether what is to be put on the page is other than what the task begins with. */
const departs: Readonly<Record<Lock, (change: Partial<ProjectSetup>, setup: SharedSetup) => boolean>> = {
  network: ({ network }, setup) => network !== undefined && !isSameNetwork(network, setup.network),
  settings: ({ settings }, setup) => settings !== undefined && !isSameSettings(settings, setup.settings),
  data: ({ dataset }, setup) => dataset !== undefined && dataset !== setup.dataset,
};

/** The locks that a change of the page would break. */
export function brokenLocks({ task, setup }: LinkedTask, change: Partial<ProjectSetup>): Lock[] {
  return task.locks.filter((lock) => departs[lock](change, setup));
}
