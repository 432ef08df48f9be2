/** Why something that the user opened (a project, a model, a link) cannot be used. The page turns `code` and `values` into words. */
import type { Reading } from '../saved/define-format';

export const openErrorCodes = [
  'unknownFile', // nothing that is opened
  'foreignModel', // a model of another program: `name` says of which
  'severalModels', // a zip that holds several models: `names`
  'unreadable', // the browser cannot read the file
  'oneAtATime', // another project or model was opened with it
  'zipInZip', // a zip that holds nothing but other zips: `name`
  'zipOfPictures', // a zip of pictures, which is to be unpacked
  'onePicture', // another picture was put into the drawing area
  'strayWeights', // weights that no model asks for
  'ownSet', // an own set that cannot be opened: `problem`
  'damaged', // cut off, or changed after it was written
  'newer', // made by a newer version of the page
  'tooLarge',
  'wrongContents', // well formed, but not what a project holds; `detail` says where
  'weightsMismatch', // the weights are not those of the network
  'weightsNotFinite', // NaN or infinite weights
  'modelNotSequential', // a model whose layers are no plain stack
  'modelLayer', // `layer` is of a kind that the page does not have: `kind`
  'modelOption', // `layer` uses an option that the page does not have: `option`
  'modelShape', // its input is no picture: `shape`
  'modelInvalid', // `layer` cannot stand where it stands, or the model ends in no softmax
  'modelFile', // the file `name` of a model's weights was not brought along
  'modelWeights', // `weight` is missing, of another shape, or stored in a form that is not read
  'modelInput', // the model takes pictures of another size: `shape`
  'classes', // the network tells `count` classes apart, the data set has `wanted`
  'dataMissing', // the data set is not in this browser
  'refused', // the engine did not take it: `detail`
  'linkBroken',
  'linkUnknown', // a link asks for something of this `name` that the page does not have
  'locked', // a task locks what the file would change
] as const;
export type OpenErrorCode = (typeof openErrorCodes)[number];
export type OpenErrorValues = Readonly<Record<string, string | number>>;

export class OpenError extends Error {
  readonly code: OpenErrorCode;
  readonly values: OpenErrorValues;
  constructor(code: OpenErrorCode, values: OpenErrorValues = {}) {
    super(`${code}: ${JSON.stringify(values)}`);
    this.name = 'OpenError';
    this.code = code;
    this.values = values;
  }
}

/** What a saved file that was not read is told as. */
export function unread({ code, path }: Extract<Reading<unknown>, { ok: false }>): OpenError {
  if (code === 'newer') return new OpenError(code);
  return new OpenError('wrongContents', { detail: path });
}
