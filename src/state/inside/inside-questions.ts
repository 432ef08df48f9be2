/** What the look inside asks the worker, of the run that it looks at: of one that is gone, it is answered in vain. */
import type { EngineFailure } from '../../domain/engine-failure';
import { failureOf } from '../engine/failure';
import { isOvertaken, newest } from '../newest';
import { ranked } from './ranked';
import { detailPlace, holds, type InsideState, type InsideSurroundings } from './inside-state';

const view = 'inside';

export class InsideQuestions {
  private readonly runs = newest();
  private signal = this.runs.begin();
  /** The numbers of the opened channel are those of other weights: they are asked for even where nobody sees them. */
  isDetailOld = false;

  constructor(
    private readonly surroundings: InsideSurroundings,
    private readonly set: (partial: Partial<InsideState>) => void,
    private readonly get: () => InsideState,
  ) {}

  /** Another run is looked at from here on. */
  forget(): void {
    this.signal = this.runs.begin();
  }

  /** Asks what is on the screen; resolves with the milliseconds that it cost. Never rejects. */
  async ask(): Promise<number> {
    const image = this.surroundings.picture();
    if (!image) this.set({ maps: new Map(), detail: null });
    if (!image || !this.surroundings.hasNetwork()) return 0;
    const { signal } = this;
    try {
      return (await this.askMaps(image, signal)) + (await this.askDetail(image, signal));
    } catch (error) {
      this.failed(failureOf(error), signal);
      return 0;
    }
  }

  /** Asks for a part of the state. Never rejects. */
  async learn(ask: (signal: AbortSignal) => Promise<Partial<InsideState>>): Promise<void> {
    if (!this.surroundings.hasNetwork()) return;
    const { signal } = this;
    try {
      const learned = await ask(signal);
      if (!isOvertaken(signal)) this.set(learned);
    } catch (error) {
      this.failed(failureOf(error), signal);
    }
  }

  /** Of a network that the worker does not hold any more, or not yet, the page asks again. */
  private failed(failure: EngineFailure, signal: AbortSignal): void {
    if (!isOvertaken(signal) && failure.code !== 'layerMissing') this.set({ failure });
  }

  private async askMaps(image: Float32Array, signal: AbortSignal): Promise<number> {
    const { visible, moment, opened } = this.get();
    const { engine } = this.surroundings;
    const wanted = new Set(visible);
    if (wanted.delete(detailPlace) && opened) wanted.add(opened.layerId);
    if (wanted.size === 0) return 0;
    const answer = await engine.call('maps', { view, image, layerIds: [...wanted], moment }, { signal });
    if (!answer || isOvertaken(signal)) return 0;
    const maps = new Map(this.get().maps);
    for (const layer of answer.layers) maps.set(layer.layerId, layer);
    const { strongest: before, held } = this.get();
    const strongest = ranked({ maps, strongest: before, held }, (layerId) => before.has(layerId));
    this.set({ maps, strongest, trainedSteps: answer.trainedSteps, cost: answer.milliseconds, failure: null });
    return answer.milliseconds + (await this.surroundings.painted());
  }

  private async askDetail(image: Float32Array, signal: AbortSignal): Promise<number> {
    const { opened, moment, visible, detail } = this.get();
    const { engine } = this.surroundings;
    if (isOvertaken(signal) || !opened) return 0;
    if (holds(detail, opened) && !visible.has(detailPlace) && !this.isDetailOld) return 0;
    this.isDetailOld = false;
    const answer = await engine.call('layerDetail', { view, image, ...opened, moment }, { signal });
    if (isOvertaken(signal)) return 0;
    if (answer && this.get().opened?.layerId === answer.layerId) this.set({ detail: answer, failure: null });
    return (answer?.milliseconds ?? 0) + (await this.surroundings.painted());
  }
}
