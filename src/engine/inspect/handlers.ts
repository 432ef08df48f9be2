import type { InspectCalls } from '../../protocol/inspect';
import type { Handlers } from '../../protocol/messages';
import type { Session } from '../session';

export function inspectHandlers(_session: Session): Handlers<keyof InspectCalls> {
  return {};
}
