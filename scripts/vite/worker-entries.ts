/**
 * Fails a build in which another file imports the entry of a worker. WebKit then runs the entry a second time, as another module with a state of its own;
 * the other browsers know it again.
 */
import type { Plugin, Rollup } from 'vite';

/** Each import of an entry as "importer imports entry". */
export function importsOfEntries(bundle: Rollup.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  return chunks.flatMap(({ fileName, imports, dynamicImports }) =>
    [...imports, ...dynamicImports]
      .filter((name) => entries.includes(name))
      .map((name) => `${fileName} imports ${name}`),
  );
}

/** For the builds of workers, each of which is a build of its own. */
export function workerEntries(): Plugin {
  return {
    name: 'worker-entries',
    generateBundle(_, bundle) {
      const found = importsOfEntries(bundle);
      if (found.length > 0)
        this.error(
          `The entry of a worker may not be imported, but ${found.join(', ')}. Move what is shared out of the entry.`,
        );
    },
  };
}
