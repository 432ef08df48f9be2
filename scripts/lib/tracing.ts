/** Frames and tasks of the page while something is done, from the browser's own tracing. */
import type { CDPSession } from '@playwright/test';

export interface Trace {
  readonly seconds: number;
  /** Pictures that reached the display, and the longest time between two of them in milliseconds. */
  readonly frames: number;
  readonly longestGap: number;
  /** Milliseconds of the longest task of the page's main thread. */
  readonly longestTask: number;
  readonly tasksOver50: number;
}

/** What is read of an event of the Trace Event Format; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

const displayed = 'disabled-by-default-display.framedisplayed';
const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', displayed, '__metadata'];

async function trace(session: CDPSession, work: () => Promise<unknown>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => void events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return events;
}

/** Does something under the eyes of the browser. */
export async function traced(session: CDPSession, work: () => Promise<unknown>): Promise<Trace> {
  const begin = performance.now();
  let seconds = 0;
  const events = await trace(session, async () => {
    await work();
    seconds = (performance.now() - begin) / 1000;
  });
  const main = events.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const tasks = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === main?.pid && tid === main.tid)
    .map(({ dur = 0 }) => dur / 1000);
  const shown = events
    .filter(({ name }) => name === 'Display::FrameDisplayed')
    .map(({ ts }) => ts / 1000)
    .sort((one, other) => one - other);
  return {
    seconds,
    frames: shown.length,
    longestGap: shown.reduce((longest, at, index) => Math.max(longest, at - (shown[index - 1] ?? at)), 0),
    longestTask: tasks.reduce((longest, one) => Math.max(longest, one), 0),
    tasksOver50: tasks.filter((one) => one > 50).length,
  };
}
