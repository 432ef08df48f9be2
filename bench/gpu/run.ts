import { writeFileSync } from 'node:fs';
import { checkGpu } from './check';
import { allRight, reportOf } from './report';

/** Checks the machine, prints the tables and writes all of it to a file; the exit code tells whether everything was right. */
export async function runCheck({
  out,
  ...asked
}: { out: string } & Omit<Parameters<typeof checkGpu>[0], 'say'>): Promise<void> {
  const say = (text: string): void => console.error(`${new Date().toTimeString().slice(0, 8)} ${text}`);
  const results = await checkGpu({ ...asked, say });
  writeFileSync(out, `${JSON.stringify(results, null, 2)}\n`);
  console.log(reportOf(results));
  say(`${out} written`);
  process.exitCode = allRight(results) ? 0 : 1;
}
