import type { EngineErrorCode, EngineFailure } from '../../domain/engine-failure';

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

/** Thrown by our own WebAssembly backend when the browser gives no more memory. */
export class OutOfMemory extends Error {}

/**
 * What browsers say when there is no memory left: for arrays, for WebAssembly (Chromium, Firefox, WebKit), and for a WebGPU buffer that was to be written to at once.
 * RangeError alone says nothing: too deep a recursion or a wrong index is one as well, and those are our own mistakes.
 */
const memoryWords =
  /out of memory|allocation (?:failed|size overflow)|(?:could not|failed to|cannot) allocate|maximum memory size exceeded|failed to grow|createBuffer failed/i;
/** An array of so many elements is refused before anything is allocated; a length that is no number or negative is a mistake. */
const longArray = /^Invalid typed array length: \d+$/;

export function isOutOfMemory(error: unknown): boolean {
  if (error instanceof OutOfMemory) return true;
  return error instanceof Error && (memoryWords.test(error.message) || longArray.test(error.message));
}

/** What any thrown thing looks like on its way to the page. */
export function failureOf(error: unknown): EngineFailure {
  if (error instanceof EngineFault) return { code: error.code, detail: error.detail };
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: isOutOfMemory(error) ? 'outOfMemory' : 'internal', detail };
}
