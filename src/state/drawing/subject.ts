/**
 * Keeps in the drawing area what the chosen data set shows: a drawn digit says nothing to a network of garments. What lies there is put aside when a
 * set of another kind is chosen, and comes back with its own. In sets of one's own anything may be drawn.
 */
import type { StoreApi } from 'zustand/vanilla';
import { datasets, firstDataset, isOwn, type WholeId } from '../../domain/data/datasets';
import type { DataState } from '../data/data-state';
import { isOvertaken, newest } from '../newest';
import type { Questions } from '../questions';
import { emptyContent, type DrawingContent } from './content';
import { contentOfExample, firstExample, type DrawingState } from './drawing-state';

export interface SubjectSources {
  readonly data: StoreApi<DataState>;
  readonly drawing: StoreApi<DrawingState>;
  readonly questions: Pick<Questions, 'samples'>;
}

export class Subject {
  private readonly aside = new Map<WholeId, DrawingContent>();
  private readonly turns = newest();
  /** Of what kind the drawing is. */
  private kind: WholeId = datasets[firstDataset].whole;

  /** @param isFirst whether no data set was there before */
  constructor(
    private readonly sources: SubjectSources,
    private isFirst: boolean,
  ) {}

  /** Other data were chosen, or are there now. Never rejects. */
  async changed(): Promise<void> {
    const { data, drawing } = this.sources;
    const { dataset, info } = data.getState();
    if (isOwn(dataset) || info?.id !== dataset) return;
    const { whole } = datasets[dataset];
    const signal = this.turns.begin();
    const before = drawing.getState();
    // What was drawn on an earlier visit belongs to the data that were chosen with it.
    const belongs = this.isFirst && before.example === null;
    this.isFirst = false;
    if (belongs) this.kind = whole;
    if (whole === this.kind) return;
    const next = this.aside.get(whole) ?? (await this.firstOf(info));
    // One has begun to draw meanwhile.
    if (isOvertaken(signal) || !next || drawing.getState().image !== before.image) return;
    this.aside.set(this.kind, before.content());
    this.kind = whole;
    drawing.getState().showContent(next);
  }

  /** Of the last class, since nothing better is known; null where the worker cannot give it. */
  private async firstOf({ id, classNames }: NonNullable<DataState['info']>): Promise<DrawingContent | null> {
    if (isOwn(id)) return null;
    const { toTry } = datasets[id];
    if (toTry === 'drawings') return contentOfExample(firstExample);
    const args = { split: toTry, label: classNames.length - 1, offset: 0, count: 1 };
    const found = await this.sources.questions.samples(args).catch(() => null);
    return found && found.indices.length > 0 ? { ...emptyContent, sample: found.images } : null;
  }
}
