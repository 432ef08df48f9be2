/** Why the file of an own set cannot be opened. */

export const ownFileErrors = [
  'notZip', // no zip at all, or a broken one
  'incomplete', // a part is missing
  'wrongHead', // labels.json is not what it should be
  'wrongImages', // the IDX files are broken, do not belong together or are of another size
  'tooLarge',
  'newer', // made by a newer version of the page
] as const;
export type OwnFileErrorCode = (typeof ownFileErrors)[number];

/** A file that cannot be opened; `detail` says where. */
export class OwnFileError extends Error {
  readonly code: OwnFileErrorCode;
  readonly detail: string;
  constructor(code: OwnFileErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'OwnFileError';
    this.code = code;
    this.detail = detail;
  }
}
