import type { DataCalls } from '../../protocol/data';
import type { CallKind } from '../../protocol/messages';
import type { Handlers } from '../core/handlers';
import type { Session } from '../session/session';
import { infoOf } from './dataset';
import { ownDataset } from './library';

/** Of these calls, those that wait for the one before them to end. */
export const serialDataCalls: readonly CallKind[] = ['loadOwnSet'];

export function dataHandlers(session: Session): Handlers<keyof DataCalls> {
  const { library } = session;
  return {
    heldData: () => library.held(),
    addDataFiles: (args) => library.addFiles(args),
    forgetData: (args) => library.forget(args),
    loadOwnSet(args) {
      session.useDataset(ownDataset(args));
      return infoOf(session.needDataset());
    },
  };
}
