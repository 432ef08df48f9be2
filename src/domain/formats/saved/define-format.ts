/**
 * What the page saves carries a version, and whatever version it is of opens for ever. A format is its versions: each a schema that checks what that
 * version wrote and gives what the next version would have written; the newest gives what the page works with.
 */
import * as v from 'valibot';

/** Everything that is saved. Each has examples of all its versions in `tests/fixtures/formats`, which a test opens. */
export const formatNames = [
  'project', // the work as a file
  'record', // what the browser keeps of a run, apart from its weights
  'snapshot', // the weights of a run, in the browser or in a project
  'run', // a run as a file
  'draft', // the work that is on the page
  'own-set', // a data set of the user's own, in the browser
  'own-set-file', // the same as a file
  'drawings', // drawings that the learner has named, in the browser
  'link', // a set-up in an address
  'lessons', // how far a learner has come in each lesson
  'task', // a teacher's task in an address
  'tasks', // how far a learner has come in teachers' tasks
] as const;
export type FormatName = (typeof formatNames)[number];

export const readErrorCodes = [
  'newer', // a newer version of the page wrote it
  'unknownName', // a layer, an optimizer or a setting that the page does not have
  'wrongContents', // anything else; `path` says where
] as const;
export type ReadErrorCode = (typeof readErrorCodes)[number];

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ReadErrorCode; readonly path: string };

export type Schema<T> = v.GenericSchema<unknown, T>;

export interface Format<T> {
  readonly name: FormatName;
  /** The version that is written. */
  readonly version: number;
  /**
   * Reads what may be anything. Never throws.
   *
   * @param version where it does not stand in the value itself, as `version`
   */
  readonly read: (value: unknown, version?: number) => Reading<T>;
}

/**
 * @param versions the schemas of all versions, the first first
 * @param unmarked the version of values that name none; without it they are refused
 */
export function defineFormat<T>(
  name: FormatName,
  versions: readonly [...Schema<unknown>[], Schema<T>],
  unmarked?: number,
): Format<T> {
  return {
    name,
    version: versions.length,
    read(given, version = versionIn(given) ?? unmarked) {
      if (version === undefined || !(version >= 1)) return { ok: false, code: 'wrongContents', path: 'version' };
      if (version > versions.length) return { ok: false, code: 'newer', path: 'version' };
      let value = given;
      for (const schema of versions.slice(version - 1)) {
        const result = v.safeParse(schema, value);
        if (!result.success) return failure(result.issues[0]);
        value = result.output;
      }
      // The last schema gives it.
      return { ok: true, value: value as T };
    },
  };
}

const marked = v.object({ version: v.pipe(v.number(), v.integer()) });

function versionIn(value: unknown): number | undefined {
  const result = v.safeParse(marked, value);
  return result.success ? result.output.version : undefined;
}

function failure(issue: v.BaseIssue<unknown>): Reading<never> {
  const code = readErrorCodes.find((each) => each === issue.message) ?? 'wrongContents';
  return { ok: false, code, path: v.getDotPath(issue) ?? '' };
}

/** The last step of a schema, in which a function reads what the steps before have checked: what it refuses is an issue at the path that it names. */
export function readBy<Given, T>(read: (value: Given) => Reading<T>): v.RawTransformAction<Given, T> {
  return v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const result = read(dataset.value);
    if (result.ok) return result.value;
    const [first, ...others] = result.path.split('.').map((key) => itemOf(dataset.value, key));
    addIssue({ message: result.code, ...(result.path !== '' && first && { path: [first, ...others] }) });
    return NEVER;
  });
}

function itemOf(input: unknown, key: string): v.IssuePathItem {
  return { type: 'unknown', origin: 'value', input, key, value: undefined };
}
