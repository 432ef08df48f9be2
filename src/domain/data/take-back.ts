/** Takes an import back: what it has put into a set goes, what else was done to the set stays. */
import { deleteClass, nameProblem, picturesOf, type OwnClass, type OwnSet } from './own-set';

/** How what an import has put into a set is known again, also after undo and when the set was opened anew. */
export interface ImportTrace {
  /** Ends the ids of its pictures and of the classes that it made, and no others. */
  readonly mark: string;
  /** Classes, still to be named, whose places were taken by classes of these ids. */
  readonly replaced: Map<string, OwnClass>;
}

export function takeBack(set: OwnSet, { mark, replaced }: ImportTrace): OwnSet {
  const isImported = ({ id }: { readonly id: string }) => id.endsWith(mark);
  if (![...set.pictures, ...set.classes].some(isImported)) return set;
  const left: OwnSet = { ...set, pictures: set.pictures.filter((picture) => !isImported(picture)) };
  // A class that has got other pictures since stays.
  const empty = set.classes.filter((each) => isImported(each) && picturesOf(left, each.id).length === 0);
  return empty.reduce<OwnSet>((now, { id }) => giveUp(now, id, replaced.get(id)), left);
}

function giveUp(set: OwnSet, id: string, replaced: OwnClass | undefined): OwnSet {
  const isFree =
    replaced && nameProblem(set, replaced.name) === null && !set.classes.some((each) => each.id === replaced.id);
  if (!isFree) return deleteClass(set, id);
  return { ...set, classes: set.classes.map((each) => (each.id === id ? replaced : each)) };
}
