/** Runs cases in a worker, as the engine does: the calling thread waits for its helpers, which a page may not. */
import { Session } from '../../../src/engine/session/session';
import { grantLeastLimits } from '../support/least-limits';
import { cases } from './cases';
import { tell, type Numbers } from './story';
import type { BackendName, BackendReport } from '../../../src/domain/training/backends';

export interface Start {
  readonly backend: BackendName;
  readonly threads: number;
}
/** Asks for the case of this name. */
export type Question = Start | string;
export type Answer = { readonly report: BackendReport } | { readonly numbers: Numbers };

/** Backends that the session left for another one: a run that changes horses proves nothing. */
const flights: BackendReport[] = [];
const session = new Session((report) => flights.push(report));

async function start({ backend, threads }: Start): Promise<Answer> {
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: threads });
  if (backend === 'webgpu') grantLeastLimits();
  return { report: await session.start({ backend, baseUrl: location.href }) };
}

async function answer(question: Question): Promise<Answer> {
  if (typeof question !== 'string') return start(question);
  const one = cases.find(({ name }) => name === question);
  if (!one) throw new Error(`there is no case "${question}"`);
  const numbers = await tell(session, one);
  if (flights.length > 0) throw new Error(`the device was left: ${JSON.stringify(flights)}`);
  return { numbers };
}

globalThis.onmessage = ({ data }: MessageEvent<Question>) => {
  answer(data).then(
    (found) => globalThis.postMessage(found),
    (error: unknown) => globalThis.postMessage({ error: String(error instanceof Error ? error.stack : error) }),
  );
};
