/** A TF.js model out of the files that were brought with it. */
import { OpenError } from '../../domain/formats/files/open-error';
import { originalName } from '../../domain/formats/files/recognise';
import type { ModelNote } from '../../domain/formats/layers-model/complete-stack';
import { readLayersModel } from '../../domain/formats/layers-model/read-layers-model';
import { openModel } from './open';
import type { Work } from './work';

/** Bytes of weights that are read at most: the largest network that the page trains has about so many. */
const mostBytes = 1_000_000_000;

/** A file beside the model's JSON, which may have to be unpacked. */
export interface FileBeside {
  readonly name: string;
  /** Throws an OpenError when there are more bytes than `most`. */
  readonly read: (most: number) => Uint8Array;
}

export interface OpenedModel {
  /** The files that hold its weights. */
  readonly used: readonly FileBeside[];
  readonly notes: readonly ModelNote[];
}

/**
 * Opens a model.
 *
 * @param json what its file holds
 * @throws OpenError
 */
export async function openModelFile(json: unknown, beside: readonly FileBeside[], work: Work): Promise<OpenedModel> {
  const { network, notes, weightFiles, weightBytes, weightsIn } = readLayersModel(json);
  if (weightBytes > mostBytes) throw new OpenError('tooLarge');
  const found = weightFiles.map((name) => find(name, weightFiles, beside));
  const weights = new Uint8Array(weightBytes);
  let length = 0;
  for (const file of found) {
    const part = file.read(weightBytes - length);
    if (length + part.length > weightBytes)
      throw new OpenError('weightsMismatch', { found: length + part.length, wanted: weightBytes });
    weights.set(part, length);
    length += part.length;
  }
  await openModel(network, weightsIn(weights.subarray(0, length)), work);
  return { used: found, notes };
}

/** By its name; by what its name was before it was downloaded twice or copied; the only one by no name at all. */
function find(name: string, all: readonly string[], beside: readonly FileBeside[]): FileBeside {
  const exact = beside.filter((file) => baseOf(file.name) === name);
  const alike = beside.filter((file) => originalName(file.name) === originalName(name));
  const [only, ...others] = all.length === 1 ? beside : [];
  const file = exact[0] ?? alike[0] ?? (others.length === 0 ? only : undefined);
  if (!file) throw new OpenError('modelFile', { name: name.slice(0, 60) });
  return file;
}

function baseOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
