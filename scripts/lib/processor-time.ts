/** Processor time of a browser's threads, as Linux counts it: what others do on the machine changes it little, where times by the clock are lost in noise. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** Seconds since the browser began: of its workers (the engine and its helpers), and of everything else. */
export interface ProcessorTime {
  readonly workers: number;
  readonly others: number;
}

/** Linux counts in hundredths of a second on every machine that a browser runs on. */
const ticksPerSecond = 100;

interface Thread {
  readonly name: string;
  readonly seconds: number;
}

/** @see the manual page proc_pid_stat(5): the name in brackets, then from the third field on, of which 14 and 15 are the times. */
function readThread(stat: string): Thread {
  const [, name = '', rest = ''] = /\((.*)\) (.*)/.exec(stat) ?? [];
  const fields = rest.split(' ');
  return { name, seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond };
}

function read(path: string): Thread | null {
  try {
    return readThread(readFileSync(path, 'utf8'));
  } catch {
    return null; // ended meanwhile
  }
}

/** What a process has taken with all threads that it ever had, and those of its workers that are left. */
function timeOf(process: number): ProcessorTime {
  const folder = `/proc/${process}`;
  const workers = readdirSync(`${folder}/task`)
    .map((thread) => read(`${folder}/task/${thread}/stat`))
    .reduce((sum, thread) => sum + (thread?.name.startsWith('DedicatedWorker') ? thread.seconds : 0), 0);
  return { workers, others: (read(`${folder}/stat`)?.seconds ?? 0) - workers };
}

/** @throws where there is no /proc */
export async function processorTime(browser: Browser): Promise<ProcessorTime> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const times = processInfo.map(({ id }) => timeOf(id));
  return {
    workers: times.reduce((sum, { workers }) => sum + workers, 0),
    others: times.reduce((sum, { others }) => sum + others, 0),
  };
}
