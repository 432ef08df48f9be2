import type { EngineErrorCode, EngineFailure } from '../protocol/messages';

/** An error that the page can put into words: it crosses to the page as its code and detail. */
export class EngineFault extends Error {
  readonly code: EngineErrorCode;
  readonly detail: string;
  constructor(code: EngineErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'EngineFault';
    this.code = code;
    this.detail = detail;
  }
}

/** What any thrown thing looks like on its way to the page. */
export function failureOf(error: unknown): EngineFailure {
  if (error instanceof EngineFault) return { code: error.code, detail: error.detail };
  const detail = error instanceof Error ? error.message : String(error);
  const outOfMemory = error instanceof RangeError || /out of memory|allocation failed/i.test(detail);
  return { code: outOfMemory ? 'outOfMemory' : 'internal', detail };
}
