/** What a set of the user's own is without its pictures: as the browser keeps it, and as it stands in its file. */
import * as v from 'valibot';
import { defineFormat } from '../formats/saved/define-format';
import { plainName, shortNames, tidyName } from './class-names';
import { isOwn, type DatasetId, type OwnId } from './datasets';
import { fewestClasses, mostClasses, pictureForms, type OwnClass, type OwnSetHead } from './own-set';

/** Version 1 did not always say it. */
const form1 = v.optional(v.picklist(pictureForms), 'grey');
const form2 = v.picklist(pictureForms);
type Form<F> = v.GenericSchema<unknown, F>;

const text = v.pipe(v.string(), v.minLength(1));
const classSchema = v.pipe(
  v.object({ id: text, name: text, isPlaceholder: v.optional(v.literal(true)) }),
  v.transform(({ isPlaceholder, ...others }): OwnClass => ({ ...others, ...(isPlaceholder && { isPlaceholder }) })),
);
const headOf = <F>(form: Form<F>) =>
  v.object({
    id: v.custom<OwnId>((id) => typeof id === 'string' && isOwn(id as DatasetId)),
    name: text,
    form,
    classes: v.array(classSchema),
  });

/** In the browser. What the first pages kept names no version. */
export const ownSetFormat = defineFormat<OwnSetHead>('own-set', [headOf(form1), headOf(form2)], 1);

/** The head as it is kept. */
export function savedOwnSet({ id, name, form, classes }: OwnSetHead) {
  return { version: ownSetFormat.version, id, name, form, classes };
}

const fileOf = <F>(form: Form<F>) =>
  v.object({
    name: v.pipe(v.string(), v.transform(tidyName), v.minLength(1)),
    form,
    classes: v.pipe(
      v.array(v.pipe(v.string(), v.transform(plainName), v.minLength(1))),
      v.minLength(fewestClasses),
      v.maxLength(mostClasses),
      v.check((classes) => new Set(classes).size === classes.length),
    ),
  });
const newest = fileOf(form2);

/** `labels.json` of a set's file; the place of a class is its label. */
export const ownSetFileFormat = defineFormat('own-set-file', [
  fileOf(form1),
  v.pipe(
    newest,
    v.transform(({ classes, ...others }) => ({ ...others, classes: [...shortNames(classes).values()] })),
  ),
]);
