import type { DataCalls } from '../../protocol/data';
import type { CallKind, Handlers } from '../../protocol/messages';
import type { Session } from '../session';

/** Of these calls, those that wait for the one before them to end. */
export const serialDataCalls: readonly CallKind[] = [];

export function dataHandlers(_session: Session): Handlers<keyof DataCalls> {
  return {};
}
