import type { FileCalls } from '../../protocol/files';
import type { Handlers } from '../core/handlers';
import type { Session } from '../session/session';
import { layersModelFiles } from './layers-model';

export function fileHandlers(session: Session): Handlers<keyof FileCalls> {
  return {
    async layersModel() {
      const { weights } = await session.snapshot();
      return layersModelFiles(session.needRun().model, weights);
    },
  };
}
