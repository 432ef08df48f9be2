import type { OpenError, OpenErrorCode } from '../../domain/formats/files/open-error';
import { ownFileErrors } from '../../domain/data/own-set-error';
import type { MessageKey } from '../../i18n/use-t';

/** What went wrong in opening a file or a link, each with what to do about it. */
const openErrorKeys: Readonly<Record<Exclude<OpenErrorCode, 'ownSet'>, MessageKey>> = {
  unknownFile: 'share.unknownFile',
  foreignModel: 'share.foreignModel',
  severalModels: 'share.severalModels',
  unreadable: 'share.unreadable',
  oneAtATime: 'share.oneAtATime',
  zipInZip: 'share.zipInZip',
  zipOfPictures: 'share.zipOfPictures',
  onePicture: 'share.onePicture',
  strayWeights: 'share.strayWeights',
  damaged: 'share.damaged',
  newer: 'share.newer',
  tooLarge: 'share.tooLarge',
  wrongContents: 'share.wrongContents',
  weightsMismatch: 'share.weightsMismatch',
  weightsNotFinite: 'share.weightsNotFinite',
  modelNotSequential: 'share.modelNotSequential',
  modelLayer: 'share.modelLayer',
  modelOption: 'share.modelOption',
  modelShape: 'share.modelShape',
  modelInvalid: 'share.modelInvalid',
  modelFile: 'share.modelFile',
  modelWeights: 'share.modelWeights',
  modelInput: 'share.modelInput',
  classes: 'share.classes',
  dataMissing: 'share.dataMissing',
  refused: 'share.refused',
  linkBroken: 'share.link_broken',
  linkUnknown: 'share.link_unknown',
  locked: 'share.locked',
};

export function openErrorText(
  t: (key: MessageKey, values?: Record<string, string | number>) => string,
  { code, values }: OpenError,
): string {
  return t(code === 'ownSet' ? ownFileKey(values.problem) : openErrorKeys[code], { ...values });
}

function ownFileKey(problem: unknown): MessageKey {
  return `data.ownFileError_${ownFileErrors.find((each) => each === problem) ?? 'notZip'}`;
}
