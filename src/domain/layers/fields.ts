import { sidesFrom, sidesOf, type Extent, type Sides } from './extent';

/**
 * Fields describe the parameters of a layer kind (or optimizer) once: their type, default and limits.
 * Types, forms and the checking of outside input are all derived from this one description.
 */
export interface IntField {
  readonly type: 'int';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Sensible values that a form offers first. */
  readonly menu: readonly number[];
}
export interface NumberField {
  readonly type: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly menu: readonly number[];
}
export interface ChoiceField<T extends string = string> {
  readonly type: 'choice';
  readonly default: T;
  readonly values: readonly T[];
}
export interface FlagField {
  readonly type: 'flag';
  readonly default: boolean;
}
/** A whole number for both axes of a picture, or one each. */
export interface ExtentField {
  readonly type: 'extent';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly menu: readonly number[];
}
/** A whole number for all sides of a picture, one for each axis, or one for each side. */
export interface SidesField {
  readonly type: 'sides';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly menu: readonly number[];
}
export type Field = IntField | NumberField | ChoiceField | FlagField | ExtentField | SidesField;
export type Fields = Readonly<Record<string, Field>>;

/** The value type that a field describes. */
export type ValueOf<F extends Field> =
  F extends ChoiceField<infer T>
    ? T
    : F extends FlagField
      ? boolean
      : F extends ExtentField
        ? Extent
        : F extends SidesField
          ? Sides
          : number;
/** What a parameter of any layer can be set to. */
export type ParamValue = number | string | boolean | Sides;
/** The parameter object that a set of fields describes. */
export type ParamsOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

export function int(value: number, min: number, max: number, menu: readonly number[]): IntField {
  return { type: 'int', default: value, min, max, menu };
}
export function number(value: number, min: number, max: number, menu: readonly number[]): NumberField {
  return { type: 'number', default: value, min, max, menu };
}
export function extent(value: number, min: number, max: number, menu: readonly number[]): ExtentField {
  return { type: 'extent', default: value, min, max, menu };
}
export function sides(value: number, min: number, max: number, menu: readonly number[]): SidesField {
  return { type: 'sides', default: value, min, max, menu };
}
export function choice<const T extends string>(value: NoInfer<T>, values: readonly T[]): ChoiceField<T> {
  return { type: 'choice', default: value, values };
}
export function flag(value: boolean): FlagField {
  return { type: 'flag', default: value };
}

/** All defaults of a set of fields as one parameter object. */
export function defaultsOf<F extends Fields>(fields: F): ParamsOf<F> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.default])) as ParamsOf<F>;
}

/** Whether a value has the form that its field describes, whatever its limits. */
export function hasForm(field: Field, value: unknown): boolean {
  const isNumber = (each: unknown): each is number => typeof each === 'number';
  switch (field.type) {
    case 'extent':
      return isNumber(value) || isPair(value, isNumber);
    case 'sides':
      return isNumber(value) || isPair(value, (axis) => isNumber(axis) || isPair(axis, isNumber));
    case 'int':
    case 'number':
    case 'choice':
    case 'flag':
      return typeof value === typeof field.default;
  }
}

/** The value of a field, of the right form, with the fewest numbers: [3, 3] is 3. */
export function simplest<T>(value: T): T | Sides {
  return Array.isArray(value) ? sidesFrom(sidesOf(value as unknown as Sides)) : value;
}

/** Whether a value from anywhere is allowed by its field. */
export function isAllowed(field: Field, value: unknown): boolean {
  switch (field.type) {
    case 'int':
      return isWithin(field, value);
    case 'extent':
      return isWithin(field, value) || isPair(value, (each) => isWithin(field, each));
    case 'sides': {
      const isAxis = (axis: unknown) => isWithin(field, axis) || isPair(axis, (each) => isWithin(field, each));
      return isAxis(value) || isPair(value, isAxis);
    }
    case 'number':
      return Number.isFinite(value) && (value as number) >= field.min && (value as number) <= field.max;
    case 'choice':
      return field.values.includes(value as string);
    case 'flag':
      return typeof value === 'boolean';
  }
}

function isWithin({ min, max }: IntField | ExtentField | SidesField, value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

function isPair(value: unknown, isPart: (part: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(isPart);
}
