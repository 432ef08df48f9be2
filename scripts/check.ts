/** `npm run check`: all that is looked at without running the product. Two at a time, since each keeps one core busy; what one says stands together. Fails where one of them does. */
import { exec } from 'node:child_process';

/** The longest first. */
const parts = ['lint', 'types', 'check:unused', 'check:format', 'check:imports', 'check:language'];
const atOnce = 2;

/** Gives whether nothing was found. */
function look(part: string): Promise<boolean> {
  return new Promise((resolve) => {
    exec(`npm run --silent ${part}`, { maxBuffer: 2 ** 26 }, (error, out, errors) => {
      console.log(`--- ${part}: ${error ? 'FAILED' : 'passed'}\n${out}${errors}`.trimEnd());
      resolve(error === null);
    });
  });
}

async function lookAtNext(): Promise<boolean> {
  const part = parts.shift();
  if (part === undefined) return true;
  const isClean = await look(part);
  return (await lookAtNext()) && isClean;
}

const clean = await Promise.all(Array.from({ length: atOnce }, lookAtNext));
process.exitCode = clean.every(Boolean) ? 0 : 1;
