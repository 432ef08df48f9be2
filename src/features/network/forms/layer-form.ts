import type { MessageKey } from '../../../i18n/use-t';
import { shortExtent, type Extent } from '../../../domain/layers/extent';
import type { LayerKind, LayerParams } from '../../../domain/layers/registry';

/** The words of one field: its name, and one sentence about it. */
export interface FieldWords {
  readonly label: MessageKey;
  readonly hint: MessageKey;
}

/** A message with its values, not yet in words. */
export interface Phrase {
  readonly key: MessageKey;
  readonly values?: Record<string, string | number>;
}

/** A name or number that is the same in every language ("relu", "3 × 3"), or a phrase. */
export type ShortPart = string | Phrase;

export type ParamName<K extends LayerKind> = string & keyof LayerParams[K];

/** How one kind of layer is shown and edited; the controls themselves follow from the domain's fields. */
export interface LayerForm<K extends LayerKind = LayerKind> {
  /** Fields that are always shown, in their order. */
  readonly main: readonly ParamName<K>[];
  /** Fields that are seldom needed, folded. */
  readonly more: readonly ParamName<K>[];
  /** Words that differ from the usual ones of a field. */
  readonly words?: Partial<Record<ParamName<K>, FieldWords>>;
  /** The most telling parameters, for the one line in the list. */
  short(params: LayerParams[K]): readonly ShortPart[];
}

interface WindowParams {
  readonly strides: Extent;
  readonly padding: string;
  readonly dilationRate?: Extent;
}

/** Strides, padding and dilation only where they are not what one expects. */
export function windowParts(params: WindowParams, usualStrides: Extent): readonly ShortPart[] {
  const [strides, dilation] = [shortExtent(params.strides), shortExtent(params.dilationRate ?? 1)];
  return [
    ...(strides === shortExtent(usualStrides) ? [] : [{ key: 'network.shortStrides', values: { strides } } as const]),
    ...(params.padding === 'valid' ? [] : [params.padding]),
    ...(dilation === 1 ? [] : [{ key: 'network.shortDilation', values: { dilation } } as const]),
  ];
}
