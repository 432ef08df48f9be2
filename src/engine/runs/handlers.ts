import type { RunCalls } from '../../protocol/runs';
import type { CallKind } from '../../protocol/messages';
import type { Handlers } from '../core/handlers';
import type { Session } from '../session/session';

/** Of these calls, those that wait for the one before them to end. */
export const serialRunCalls: readonly CallKind[] = ['restore', 'useBestWeights'];

export function runHandlers(session: Session): Handlers<keyof RunCalls> {
  return {
    snapshot: async () => ({ checkpoint: await session.snapshot() }),
    restore: ({ snapshot }) => session.restore(snapshot),
    useBestWeights: () => session.useBestWeights(),
  };
}
