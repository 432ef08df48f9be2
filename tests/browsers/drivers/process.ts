/** Programs that the drivers start, with a folder of their own, and how they end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** A folder for one browser: its settings, and what it downloads. Here, since a packaged browser may see no other folder for passing things. */
export function newFolder(name: string): string {
  const parent = resolve('.cache/browsers');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, `${name}-`));
}

export class Program {
  readonly lines: string[] = [];
  private readonly child: ChildProcess;
  private readonly listeners = new Set<(line: string) => void>();

  constructor(
    command: readonly string[],
    private readonly folder: string,
    environment: NodeJS.ProcessEnv = {},
  ) {
    const [program = '', ...args] = command;
    // A group of its own, so that what it starts ends with it.
    this.child = spawn(program, args, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    this.child.on('error', ({ message }) => this.hear(message));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.hear(line));
    }
  }

  onLine(listener: (line: string) => void): void {
    this.listeners.add(listener);
  }

  /** The first match in what it writes. */
  match(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve) => {
      this.onLine((line) => {
        const found = pattern.exec(line);
        if (found) resolve(found);
      });
    });
  }

  async end(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode === null && this.child.pid !== undefined) {
      process.kill(-this.child.pid, 'SIGKILL');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private hear(line: string): void {
    this.lines.push(line);
    for (const listener of this.listeners) listener(line);
  }
}
