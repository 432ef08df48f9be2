/** The options of one layer in a Keras or TF.js configuration. Each is read, or known to change nothing, or named in the error. */
import { activationNamed } from '../../layers/activations';
import { OpenError } from '../files/open-error';

export type Config = Readonly<Record<string, unknown>>;

/** Whether a value of an option may be passed over, since the layer computes the same with it as ours. */
export type Rule = (value: unknown) => boolean;

export const anything: Rule = () => true;
export const none: Rule = (value) => value === null || value === undefined;
export function only(...values: readonly unknown[]): Rule {
  return (value) => none(value) || values.some((each) => JSON.stringify(each) === JSON.stringify(value));
}

export function isConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What layers of every kind have. Initializers are told apart from the rest by kind: the weights come with the file. */
const common: Readonly<Record<string, Rule>> = {
  name: anything,
  trainable: only(true, false),
  dtype: isFloat32,
  batch_input_shape: anything,
  batch_shape: anything,
  input_dtype: isFloat32,
};

/** "float32", or the policy of that name. */
function isFloat32(value: unknown): boolean {
  if (!isConfig(value)) return only('float32')(value);
  return isConfig(value.config) && value.config.name === 'float32';
}

export class Options {
  constructor(
    private readonly layer: string,
    private readonly kind: string,
    private readonly config: Config,
  ) {}

  get(name: string): unknown {
    return Object.hasOwn(this.config, name) ? this.config[name] : undefined;
  }

  fail(name: string): never {
    const value = JSON.stringify(this.get(name) ?? null);
    const option = `${name.slice(0, 40)} = ${value.slice(0, 60)}`;
    throw new OpenError('modelOption', { layer: this.layer, kind: this.kind, option });
  }

  /** Names the first option that is neither read (null in the table) nor allowed. Options that are null are not set. */
  check(table: Readonly<Record<string, Rule | null>>): void {
    for (const [name, value] of Object.entries(this.config)) {
      const rules = Object.hasOwn(table, name) ? table : common;
      const rule = Object.hasOwn(rules, name) ? rules[name] : none;
      if (rule && !rule(value)) this.fail(name);
    }
  }

  /** The one number that 3 or [3] stand for. */
  one(name: string, otherwise?: unknown): unknown {
    const value = this.get(name) ?? otherwise;
    if (!Array.isArray(value)) return value;
    return value.length === 1 ? (value[0] as unknown) : this.fail(name);
  }

  /** 3, [3, 5], or for the sides of a picture [[1, 2], [3, 4]]; [3] too. What is no such list is refused when its limits are checked. */
  sizes(name: string, otherwise: unknown): unknown {
    const value = this.get(name) ?? otherwise;
    return Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  }

  /** A regularizer's factors for absolute values and for squares; 0 for none. */
  penalty(name: string): { readonly l1: number; readonly l2: number } {
    const value = this.get(name);
    if (none(value)) return { l1: 0, l2: 0 };
    if (!isConfig(value) || !isConfig(value.config)) return this.fail(name);
    const isKnown = ['L1', 'L2', 'L1L2'].includes(String(value.class_name));
    const { l1 = null, l2 = null, ...others } = value.config;
    if (!isKnown || Object.keys(others).length > 0 || (l1 === null && l2 === null)) return this.fail(name);
    return { l1: this.factor(name, l1), l2: this.factor(name, l2) };
  }

  /** Keras writes some factors with the digits of the float32 that it keeps: 0.10000000149011612. */
  private factor(name: string, value: unknown): number {
    if (value === null) return 0;
    if (typeof value !== 'number') return this.fail(name);
    const short = Number(value.toPrecision(7));
    return Math.fround(short) === value ? short : value;
  }

  /** A function by its name, or as newer versions write one: { class_name: "function", config: "relu" }. */
  activation(): unknown {
    const value = this.get('activation');
    if (none(value)) return 'linear';
    const isNamed = isConfig(value) && value.class_name === 'function';
    const name = isNamed ? value.config : value;
    return typeof name === 'string' ? activationNamed(name) : this.fail('activation');
  }

  or(name: string, otherwise: unknown): unknown {
    return this.get(name) ?? otherwise;
  }
}
