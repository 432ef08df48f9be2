import { EngineError } from '../engine-client/api';
import type { EngineFailure } from '../protocol/messages';

/** What the page shows of anything thrown by a call to the worker. */
export function failureOf(error: unknown): EngineFailure {
  if (error instanceof EngineError) return { code: error.code, detail: error.detail };
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) };
}
