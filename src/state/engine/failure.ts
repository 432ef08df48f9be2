import { EngineError } from '../../engine-client/api';
import type { EngineFailure } from '../../domain/engine-failure';

/** What the page shows of anything thrown by a call to the worker. */
export function failureOf(error: unknown): EngineFailure {
  if (error instanceof EngineError) return { code: error.code, detail: error.detail };
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) };
}

/** Failures whose detail is in the words of a browser or a driver, which belong into a report and nowhere else. */
const rawCodes: readonly EngineFailure['code'][] = ['internal', 'outOfMemory', 'backendUnavailable', 'crashed'];

export function isForReport({ code }: EngineFailure): boolean {
  return rawCodes.includes(code);
}

/** What a sentence may say about a failure that has no sentence of its own there. */
export function shownDetail(failure: EngineFailure): string {
  return isForReport(failure) ? failure.code : `${failure.code} ${failure.detail}`;
}
