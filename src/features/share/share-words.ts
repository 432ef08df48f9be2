import type { OpenError, OpenErrorCode } from '../../domain/files/open-error';
import type { MessageKey } from '../../i18n/use-t';

/** What went wrong in opening a file or a link, each with what to do about it. */
const openErrorKeys: Readonly<Record<OpenErrorCode, MessageKey>> = {
  unknownFile: 'share.unknownFile',
  damaged: 'share.damaged',
  newer: 'share.newer',
  tooLarge: 'share.tooLarge',
  wrongContents: 'share.wrongContents',
  weightsMismatch: 'share.weightsMismatch',
  weightsNotFinite: 'share.weightsNotFinite',
  modelNotSequential: 'share.modelNotSequential',
  modelLayer: 'share.modelLayer',
  modelOption: 'share.modelOption',
  modelInvalid: 'share.modelInvalid',
  modelFile: 'share.modelFile',
  modelWeights: 'share.modelWeights',
  modelInput: 'share.modelInput',
  classes: 'share.classes',
  dataMissing: 'share.dataMissing',
  refused: 'share.refused',
  linkBroken: 'share.link_broken',
};

export function openErrorText(
  t: (key: MessageKey, values?: Record<string, string | number>) => string,
  { code, values }: OpenError,
): string {
  return t(openErrorKeys[code], { ...values });
}
