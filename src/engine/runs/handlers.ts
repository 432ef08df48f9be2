import type { RunCalls } from '../../protocol/runs';
import type { TeachCalls } from '../../protocol/teach';
import type { CallKind } from '../../protocol/messages';
import type { Handlers } from '../core/handlers';
import type { Session } from '../session/session';

/** Of these calls, those that wait for the one before them to end. */
export const serialRunCalls: readonly CallKind[] = ['restore', 'useBestWeights', 'teach', 'undoTeaching'];

export function runHandlers(session: Session): Handlers<keyof RunCalls | keyof TeachCalls> {
  return {
    snapshot: async () => {
      const { untaught: _, ...checkpoint } = await session.snapshot();
      return { checkpoint };
    },
    restore: ({ snapshot }) => session.restore(snapshot),
    useBestWeights: () => session.useBestWeights(),
    teach: (args, onProgress, signal) => session.teach(args, onProgress, signal),
    undoTeaching: (args) => session.undoTeaching(args),
  };
}
