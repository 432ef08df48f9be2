/** The images behind a list of answers. */
import type { Engine } from '../../engine-client/api';
import type { EngineFailure } from '../../domain/engine-failure';
import { failureOf } from '../engine/failure';
import type { ImagesAt } from '../../domain/data/samples';
import type { SplitAnswers } from '../../domain/explain/confusion';

export interface PageOfImages extends ImagesAt {
  /** Positions in the reading. */
  readonly indices: readonly number[];
}

export interface ImagesShown {
  readonly page: PageOfImages | null;
  readonly failure: EngineFailure | null;
}

/** The images at these positions of a reading, or why there are none. Never rejects. */
export async function askImages(
  engine: Pick<Engine, 'call'>,
  { split, from }: Pick<SplitAnswers, 'split' | 'from'>,
  indices: readonly number[],
): Promise<ImagesShown> {
  try {
    const images = await engine.call('imagesAt', { split, indices: indices.map((index) => from + index) });
    return { page: { ...images, indices }, failure: null };
  } catch (error) {
    return { page: null, failure: failureOf(error) };
  }
}
