import type { Format } from '../../domain/formats/saved/define-format';

/** What lies in a database. */
export interface Listing<T> {
  readonly read: readonly T[];
  /** How many more there are that only a newer version of the page understands. They stay as they are. */
  readonly newer: number;
}

export const nothingListed: Listing<never> = { read: [], newer: 0 };

/** Reads what a database gives; what is damaged is passed over. */
export function listingOf<T>(format: Format<T>, values: readonly unknown[]): Listing<T> {
  const readings = values.map((value) => format.read(value));
  const read = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
  // A name that this page does not have is one that a newer page has.
  const damaged = readings.filter((reading) => !reading.ok && reading.code === 'wrongContents').length;
  return { read, newer: values.length - read.length - damaged };
}
