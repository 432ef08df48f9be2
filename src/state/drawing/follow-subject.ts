import { datasets, firstDataset, isOwn } from '../../domain/data/datasets';
import type { Subject, SubjectSources } from './subject';

/** What is to be called when other data are there. Those who stay with what the page opens with do not pay for it. */
export function followSubject(sources: SubjectSources): () => Promise<void> {
  let subject: Promise<Subject> | null = null;
  let isFirst = true;
  return async () => {
    const { info } = sources.data.getState();
    if (!info || isOwn(info.id)) return;
    const begins = isFirst;
    isFirst = false;
    if (!subject && datasets[info.id].whole === datasets[firstDataset].whole) return;
    subject ??= import('./subject').then((module) => new module.Subject(sources, begins));
    await (await subject).changed();
  };
}
