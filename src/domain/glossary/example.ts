/** A live example of a term: a few controls, and what the domain computes from them. Its words stand in the messages under the ids of controls, choices and captions. */

export type ControlId =
  | 'position'
  | 'stride'
  | 'padding'
  | 'rule'
  | 'kernel'
  | 'activation'
  | 'x'
  | 'scoreA'
  | 'scoreB'
  | 'scoreC'
  | 'probability'
  | 'weight'
  | 'bias'
  | 'rate'
  | 'seed'
  | 'batchSize'
  | 'filters'
  | 'channels'
  | 'layers'
  | 'right'
  | 'learningRate'
  | 'momentum'
  | 'smoothing'
  | 'shift'
  | 'turn'
  | 'factor';

export type CaptionId =
  | 'picture'
  | 'kernel'
  | 'featureMap'
  | 'pooled'
  | 'channel'
  | 'flat'
  | 'samples'
  | 'inputs'
  | 'weights'
  | 'kept'
  | 'normalised'
  | 'order'
  | 'probabilities'
  | 'label'
  | 'accuracy'
  | 'loss'
  | 'output'
  | 'steps'
  | 'parameters'
  | 'field'
  | 'changed'
  | 'branch'
  | 'sum'
  | 'smooth'
  | 'larger';

/** Mostly Keras's own words. */
export type ChoiceId =
  | 'valid'
  | 'same'
  | 'max'
  | 'average'
  | 'edgeVertical'
  | 'edgeHorizontal'
  | 'blur'
  | 'relu'
  | 'sigmoid'
  | 'tanh'
  | 'elu'
  | 'linear'
  | 'nearest'
  | 'bilinear';

export type Control =
  | {
      readonly kind: 'range';
      readonly id: ControlId;
      readonly from: number;
      readonly to: number;
      readonly step: number;
      readonly start: number;
    }
  | { readonly kind: 'choice'; readonly id: ControlId; readonly choices: readonly ChoiceId[] };

export interface ShownCell {
  readonly value: number;
  readonly isPadding?: boolean;
  /** The largest under a window. */
  readonly isChosen?: boolean;
  /** Under the window now. */
  readonly isLit?: boolean;
}

export type Shown =
  /** Numbers row by row. */
  | {
      readonly kind: 'grid';
      readonly caption: CaptionId;
      readonly columns: number;
      readonly cells: readonly ShownCell[];
    }
  /** Shares from 0 to 1; `chosen` is the index of the one that counts. */
  | { readonly kind: 'bars'; readonly caption: CaptionId; readonly values: readonly number[]; readonly chosen: number }
  /** Arithmetic in one line: numbers, and signs between them. */
  | { readonly kind: 'sum'; readonly items: readonly (number | string)[] }
  | { readonly kind: 'figure'; readonly caption: CaptionId; readonly value: number; readonly as: 'number' | 'percent' }
  /** A curve, and the points on it that count, the last one most. */
  | {
      readonly kind: 'curve';
      readonly caption: CaptionId;
      readonly points: readonly Point[];
      readonly marks: readonly Point[];
    };
export type Point = readonly [x: number, y: number];

/** What the controls stand at, by their ids. */
export type Values = Readonly<Partial<Record<ControlId, number | string>>>;

export interface Example {
  readonly controls: readonly Control[];
  readonly show: (values: Values) => readonly Shown[];
}

export function range(id: ControlId, from: number, to: number, start: number, step = 1): Control {
  return { kind: 'range', id, from, to, step, start };
}

export function choice(id: ControlId, choices: readonly ChoiceId[]): Control {
  return { kind: 'choice', id, choices };
}

/** What the controls stand at before they are touched. */
export function startValues({ controls }: Pick<Example, 'controls'>): Values {
  return Object.fromEntries(
    controls.map((control) => [control.id, control.kind === 'range' ? control.start : control.choices[0]]),
  );
}

export function numberOf(values: Values, id: ControlId): number {
  return Number(values[id] ?? 0);
}

/** Numbers in one row, or in rows of `columns`; `isLit` tells which are under a window now. */
export function grid(
  caption: CaptionId,
  numbers: readonly number[],
  columns = numbers.length,
  isLit: (at: number) => boolean = () => false,
): Shown {
  return { kind: 'grid', caption, columns, cells: numbers.map((value, at) => ({ value, isLit: isLit(at) })) };
}

/** "1 × 2 + 3 × 4 = 14" from the factors of each product and the result. */
export function productSum(
  products: readonly { readonly value: number; readonly weight: number }[],
  result: number,
): Shown {
  const items = products.flatMap(({ value, weight }, at) => [...(at > 0 ? ['+'] : []), value, '×', weight]);
  return { kind: 'sum', items: [...items, '=', result] };
}
