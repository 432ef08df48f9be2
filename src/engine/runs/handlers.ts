import type { RunCalls } from '../../protocol/runs';
import type { CallKind, Handlers } from '../../protocol/messages';
import type { Session } from '../session';

/** Of these calls, those that wait for the one before them to end. */
export const serialRunCalls: readonly CallKind[] = [];

export function runHandlers(_session: Session): Handlers<keyof RunCalls> {
  return {};
}
