/** Opens files that the user brings, and says what came of it. */
import { OpenError } from '../../domain/formats/files/open-error';
import type { ModelNote } from '../../domain/formats/layers-model/complete-stack';
import { openFiles, type BroughtFile, type FailedFile, type OpenedFiles } from './files';
import type { ShareNews } from './share-news';
import type { Work } from './work';

/** Never rejects; null where the page shows by itself what was opened. */
export async function openAll(files: readonly File[], work: Work): Promise<ShareNews | null> {
  const { brought, unreadable } = await readAll(files);
  const { opened, failed, notes } = await openFiles(brought, work);
  return newsOf(opened, [...unreadable, ...failed], notes);
}

/** What lies in a folder that is gone, or on a drive that was taken out, cannot be read. */
async function readAll(files: readonly File[]): Promise<{ brought: BroughtFile[]; unreadable: FailedFile[] }> {
  const [brought, unreadable]: [BroughtFile[], FailedFile[]] = [[], []];
  const read = async (file: File) => {
    try {
      brought.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      unreadable.push({ name: file.name, error: new OpenError('unreadable') });
    }
  };
  for (const file of files) await read(file);
  return { brought, unreadable };
}

/** Own sets and data files are seen where they are; nothing needs to be said of these. */
function newsOf(
  opened: OpenedFiles['opened'],
  failed: readonly FailedFile[],
  notes: readonly ModelNote[],
): ShareNews | null {
  const [first, ...others] = failed;
  if (first && others.length === 0 && opened.length === 0) return { kind: 'openFailed', error: first.error };
  if (first) return { kind: 'notOpened', failed, isRestOpen: opened.length > 0, notes };
  if (opened.includes('model')) return { kind: 'openedModel', notes };
  const what = (['project', 'run', 'picture'] as const).find((each) => opened.includes(each));
  return what ? { kind: 'opened', what } : null;
}
