/** What came of saving, opening and handing out the work. */
import type { EngineFailure } from '../../domain/engine-failure';
import type { OpenError } from '../../domain/formats/files/open-error';
import type { ModelNote } from '../../domain/formats/layers-model/complete-stack';
import type { FailedFile } from './files';

export type ShareNews =
  | { readonly kind: 'opened'; readonly what: 'project' | 'run' | 'picture' | 'link'; readonly ownData?: boolean }
  | { readonly kind: 'openedModel'; readonly notes: readonly ModelNote[] }
  | { readonly kind: 'link'; readonly link: string; readonly isCopied: boolean; readonly ownData: boolean }
  | { readonly kind: 'openFailed'; readonly error: OpenError }
  /** A link was not read; the page shows its usual network, the preset that the address names, or what it showed before. */
  | {
      readonly kind: 'linkFailed';
      readonly why: 'broken' | 'newer' | 'unread' | 'unknown';
      /** What the link names that the page does not know. */
      readonly name: string;
      readonly shown: 'usual' | 'preset' | 'present';
    }
  /** Files that were not opened; others may have been. */
  | {
      readonly kind: 'notOpened';
      readonly failed: readonly FailedFile[];
      readonly isRestOpen: boolean;
      readonly notes: readonly ModelNote[];
    }
  /** A project was made into a file of this name. */
  | { readonly kind: 'saved'; readonly name: string; readonly isTrained: boolean }
  | { readonly kind: 'saveFailed'; readonly failure: EngineFailure }
  /** A value is out of its limits. */
  | { readonly kind: 'invalid' };
