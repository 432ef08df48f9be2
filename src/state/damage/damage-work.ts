/** Damages the network as the user wishes, and finds out what that does. */
import type { StoreApi } from 'zustand/vanilla';
import { damageCounts, noDamage, type Damage } from '../../domain/explain/damage';
import { likeliest, type Reading } from '../../domain/explain/prediction';
import type { Answers } from '../../domain/explain/confusion';
import { isUnderWay } from '../../domain/training/training-flow';
import { failureOf } from '../engine/failure';
import { isOvertaken, newest } from '../newest';
import { undamaged, type DamageEnd, type DamageSources, type DamageState } from './damage-state';

/** Images on which a damage is measured at once: the first test images, so that any two measurements are of the same ones. */
const mostImages = 500;

export class DamageWork {
  private readonly changes = newest();
  private readonly questions = newest();
  /** What the worker answers with. */
  private held: Damage = noDamage;

  constructor(
    private readonly sources: DamageSources,
    private readonly store: StoreApi<DamageState>,
  ) {}

  /** The newest change wins; of those before, nothing is measured any more. Never rejects. */
  async change(make: (damage: Damage) => Damage): Promise<void> {
    const { flow, built } = this.sources.training.getState();
    if (!built || isUnderWay(flow)) return;
    const damage = make(this.store.getState().damage);
    const signal = this.changes.begin();
    this.store.setState({ damage, ...damageCounts(damage), failure: null, ended: null });
    try {
      await this.sources.engine.call('damage', { damage }, { signal });
      if (isOvertaken(signal)) return;
      this.hold(damage);
      if (damage.length > 0) await Promise.all([this.ask(), this.measure(signal)]);
    } catch (error) {
      if (!isOvertaken(signal)) this.fail(error);
    }
  }

  hear(news: DamageEnd | 'drawn'): Promise<void> | null {
    if (this.store.getState().damage.length === 0) return null;
    return news === 'drawn' ? this.ask() : this.end(news);
  }

  /** The weights change in another way. The worker is told too: it may not know of it. */
  private async end(reason: DamageEnd): Promise<void> {
    const signal = this.changes.begin();
    this.questions.end();
    this.store.setState({ ...undamaged, ended: reason });
    this.held = noDamage;
    // A worker that has died holds nothing, and need not be started for this.
    if (this.sources.training.getState().built)
      await this.sources.engine.call('damage', { damage: noDamage }).catch(() => undefined);
    if (!isOvertaken(signal)) this.hold(noDamage);
  }

  private hold(damage: Damage): void {
    this.held = damage;
    this.store.setState(({ version, accuracy }) => ({
      version: version + 1,
      ...(damage.length === 0
        ? { answer: null, accuracy: null }
        : { accuracy: accuracy && { ...accuracy, after: null } }),
    }));
  }

  /** The worker still answers with the damage before. */
  private fail(error: unknown): void {
    this.store.setState({ damage: this.held, ...damageCounts(this.held), failure: failureOf(error) });
  }

  /** What the drawing is taken for, with the damage and without it. Never rejects. */
  private async ask(): Promise<void> {
    const signal = this.questions.begin();
    const { image } = this.sources.drawing.getState();
    if (!image) this.store.setState({ answer: null });
    else {
      const asked = [this.answerTo(image, true, signal), this.answerTo(image, false, signal)] as const;
      const [before, after] = await Promise.all(asked).catch(() => [undefined, undefined]);
      const isKnown = before !== undefined && after !== undefined && this.held.length > 0;
      if (isKnown && !isOvertaken(signal)) this.store.setState({ answer: { before, after } });
    }
  }

  /** Undefined when a newer question has overtaken this one. */
  private async answerTo(
    image: Float32Array,
    isWhole: boolean,
    signal: AbortSignal,
  ): Promise<Reading | null | undefined> {
    const question = { images: image, count: 1, isWhole, view: isWhole ? 'whole' : 'damaged' };
    const found = await this.sources.engine.call('predictMany', question, { signal });
    return found ? likeliest(found.probabilities) : undefined;
  }

  /** How many of the first test images are answered rightly; without the damage, once. Where it cannot be measured, nothing is said. */
  private async measure(signal: AbortSignal): Promise<void> {
    const data = this.sources.data.getState();
    if (!(await data.ensureLoaded())) return;
    const count = Math.min(mostImages, this.sources.data.getState().info?.testCount ?? 0);
    if (isOvertaken(signal) || count === 0) return;
    const before = this.store.getState().accuracy?.before ?? null;
    this.store.setState({ accuracy: { count, before, after: null } });
    try {
      const after = await this.shareRight(count, false, signal);
      if (isOvertaken(signal)) return;
      this.store.setState({ accuracy: { count, before, after } });
      if (before !== null) return;
      const whole = await this.shareRight(count, true, signal);
      if (!isOvertaken(signal)) this.store.setState({ accuracy: { count, before: whole, after } });
    } catch {
      if (!isOvertaken(signal)) this.store.setState({ accuracy: null });
    }
  }

  private async shareRight(count: number, isWhole: boolean, signal: AbortSignal): Promise<number> {
    const question = { split: 'test', range: { from: 0, count }, isWhole } as const;
    return shareRight(await this.sources.engine.call('readAll', question, { signal }));
  }
}

function shareRight({ labels, predicted }: Answers): number {
  return labels.filter((truth, index) => truth === predicted[index]).length / labels.length;
}
