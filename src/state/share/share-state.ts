/** Saving, opening and handing out the work: what the user asked for last, and what came of it. */
import type { StateCreator } from 'zustand/vanilla';
import { isOwn } from '../../domain/data/datasets';
import { savedFile, type SavedFile, type WorkExporterId } from '../../domain/formats/exporters';
import { OpenError } from '../../domain/formats/files/open-error';
import type { ProjectSetup } from '../../domain/run/project-file';
import { failureOf, shownDetail } from '../engine/failure';
import type * as Saving from './save';
import type { ShareNews } from './share-news';
import type { Work } from './work';

export interface ShareState {
  readonly news: ShareNews | null;
  readonly isBusy: boolean;
  /** Files are being read. */
  readonly isOpening: boolean;
  dismiss(): void;
  /** Opens projects, runs, models, own sets, data files and pictures; what cannot be opened is named in `news`. Never rejects. */
  open(files: readonly File[]): Promise<void>;
  /** The file, or null when there is none: `news` says why. */
  save(what: WorkExporterId): Promise<SavedFile | null>;
  /** Copies the address of this page with the present set-up; where `copy` fails, `news` shows it to be copied by hand. Never rejects. */
  link(copy: (text: Promise<string>) => Promise<boolean>): Promise<void>;
}

const savers = {
  project: 'projectFile',
  weights: 'weightsFile',
  model: 'layersModelFile',
  pictures: 'ownSetFile',
} as const satisfies Readonly<Record<WorkExporterId, keyof typeof Saving>>;

export function createShareState(work: Work): StateCreator<ShareState> {
  return (set, get) => ({
    news: null,
    isBusy: false,
    isOpening: false,
    dismiss: () => set({ news: null }),
    async open(files) {
      if (get().isBusy) return;
      set({ isBusy: true, isOpening: true, news: null });
      try {
        const { openAll } = await import('./open-all');
        set({ news: await openAll(files, work) });
      } catch (error) {
        const detail = shownDetail(failureOf(error));
        set({ news: { kind: 'openFailed', error: new OpenError('refused', { detail }) } });
      } finally {
        set({ isBusy: false, isOpening: false });
      }
    },
    async save(what) {
      set({ isBusy: true, news: null });
      try {
        const save = await import('./save');
        const file = await save[savers[what]](work);
        if (!file) set({ news: { kind: 'invalid' } });
        else if (what === 'project')
          set({ news: { kind: 'saved', name: file.name, isTrained: work.training.getState().trainedSteps > 0 } });
        return file && savedFile(what, file);
      } catch (error) {
        set({ news: { kind: 'saveFailed', failure: failureOf(error) } });
        return null;
      } finally {
        set({ isBusy: false });
      }
    },
    async link(copy) {
      try {
        const setup = work.setup.whole();
        if (!setup) {
          set({ news: { kind: 'invalid' } });
          return;
        }
        const link = linkTo(work.base, setup);
        // Before anything is waited for: a page may copy only while it answers a press.
        const copied = copy(link);
        set({ news: { kind: 'link', link: await link, isCopied: await copied, ownData: isOwn(setup.dataset) } });
      } catch (error) {
        set({ news: { kind: 'saveFailed', failure: failureOf(error) } });
      }
    },
  });
}

async function linkTo(base: string, setup: ProjectSetup): Promise<string> {
  const { writeShareHash } = await import('../../domain/link/share-link');
  return `${base}${writeShareHash(setup)}`;
}
