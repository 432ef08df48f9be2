/**
 * Every kind of file that the page writes. What writes it is a function of the same name: from the open work in `state/share/share-state.ts`, from a run
 * in `state/runs/current-run.ts`, code in `code/generate.ts`.
 */

interface Exporter {
  readonly from: 'work' | 'run' | 'setup';
  readonly extension: `.${string}`;
  readonly type: string;
}
interface CodeExporter extends Exporter {
  readonly from: 'setup';
  readonly library: string;
  /** The name of the script without its extension. */
  readonly script: string;
  /** The exporter of weights that the script reads. */
  readonly weights: 'weights' | 'model';
}

export const exporters = {
  project: { from: 'work', extension: '.cnn.zip', type: 'application/zip' },
  pictures: { from: 'work', extension: '.cnnset.zip', type: 'application/zip' },
  /** As NumPy reads them. */
  weights: { from: 'work', extension: '.npz', type: 'application/zip' },
  /** As `tf.loadLayersModel` reads it: two files in a zip. */
  model: { from: 'work', extension: '.zip', type: 'application/zip' },
  run: { from: 'run', extension: '.json', type: 'application/json' },
  keras: {
    from: 'setup',
    extension: '.py',
    type: 'text/plain',
    library: 'Keras',
    script: 'train_keras',
    weights: 'weights',
  },
  pytorch: {
    from: 'setup',
    extension: '.py',
    type: 'text/plain',
    library: 'PyTorch',
    script: 'train_pytorch',
    weights: 'weights',
  },
  tfjs: {
    from: 'setup',
    extension: '.js',
    type: 'text/plain',
    library: 'TensorFlow.js',
    script: 'train-tfjs',
    weights: 'model',
  },
} as const satisfies Readonly<Record<string, (Exporter & { readonly from: 'work' | 'run' }) | CodeExporter>>;

type Exporters = typeof exporters;
export type ExporterId = keyof Exporters;
type ExporterFrom<S> = { [K in ExporterId]: Exporters[K]['from'] extends S ? K : never }[ExporterId];
export type WorkExporterId = ExporterFrom<'work'>;
/** Languages and libraries that code is written for. */
export type CodeTarget = ExporterFrom<'setup'>;
export const codeTargets = (Object.keys(exporters) as ExporterId[]).filter(
  (id): id is CodeTarget => exporters[id].from === 'setup',
);

/** What a file is called. */
export function fileNameFor(id: ExporterId, title: string): string {
  return `${title}${exporters[id].extension}`;
}

export interface WrittenFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}
/** As the browser is told to save it. */
export interface SavedFile extends WrittenFile {
  readonly type: string;
}

export function savedFile(id: ExporterId, { bytes, name }: WrittenFile): SavedFile {
  return { bytes, name, type: exporters[id].type };
}
