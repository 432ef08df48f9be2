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
export type Field = IntField | NumberField | ChoiceField | FlagField;
export type Fields = Readonly<Record<string, Field>>;

/** The value type that a field describes. */
export type ValueOf<F extends Field> = F extends ChoiceField<infer T> ? T : F extends FlagField ? boolean : number;
/** The parameter object that a set of fields describes. */
export type ParamsOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

export function int(value: number, min: number, max: number, menu: readonly number[]): IntField {
  return { type: 'int', default: value, min, max, menu };
}
export function number(value: number, min: number, max: number, menu: readonly number[]): NumberField {
  return { type: 'number', default: value, min, max, menu };
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

/** Whether a value from anywhere is allowed by its field. */
export function isAllowed(field: Field, value: unknown): boolean {
  switch (field.type) {
    case 'int':
      return Number.isInteger(value) && (value as number) >= field.min && (value as number) <= field.max;
    case 'number':
      return Number.isFinite(value) && (value as number) >= field.min && (value as number) <= field.max;
    case 'choice':
      return field.values.includes(value as string);
    case 'flag':
      return typeof value === 'boolean';
  }
}
