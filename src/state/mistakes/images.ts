/** The images behind a list of answers. */
import type { Engine } from '../../engine-client/api';
import type { ImagesAt, Reading } from '../../protocol/inspect';
import type { EngineFailure } from '../../protocol/messages';
import { failureOf } from '../engine/failure';

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
  { split, from }: Pick<Reading, 'split' | 'from'>,
  indices: readonly number[],
): Promise<ImagesShown> {
  try {
    const images = await engine.call('imagesAt', { split, indices: indices.map((index) => from + index) });
    return { page: { ...images, indices }, failure: null };
  } catch (error) {
    return { page: null, failure: failureOf(error) };
  }
}
