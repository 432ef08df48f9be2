/** What the journey needs of a browser. Each driver does it with real input events and real files. */

export type PointerKind = 'mouse' | 'touch';
export type Point = readonly [x: number, y: number];

export interface Driver {
  /** Name and version, such as "Firefox 153.0". */
  readonly browser: string;
  /** Where downloads arrive. */
  readonly downloads: string;
  /** What the page or the browser wrote as an error since the start. */
  readonly errors: readonly string[];
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs the text of a function from a string to a string, or to the promise of one, in the page. */
  run(functionText: string, argument: string): Promise<string>;
  /** Presses at the first point of the window, moves over the others and lets go at the last. */
  stroke(pointer: PointerKind, points: readonly Point[]): Promise<void>;
  /** Presses keys, by their names or characters, and lets them go again in reverse order. */
  press(...keys: readonly string[]): Promise<void>;
  /** Chooses a file in a file input. */
  chooseFile(selector: string, path: string): Promise<void>;
  /** A PNG of what is shown. */
  screenshot(): Promise<Buffer>;
  /** Ends the browser and all that was started for it. */
  close(): Promise<void>;
}

export const viewport = { width: 1366, height: 768 } as const;

/** Milliseconds after which a browser that does not answer is taken as hung. */
export const answerTime = 90_000;

export async function inTime<T>(answer: Promise<T>, what: string, limit = answerTime): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
