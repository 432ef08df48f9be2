import type { MessageKey } from '../../i18n/use-t';
import type { BackendChoice, BackendReason } from '../../domain/training/backends';

export const choiceKeys: Readonly<Record<BackendChoice, MessageKey>> = {
  auto: 'backend.auto',
  webgpu: 'backend.webgpu',
  webgl: 'backend.webgl',
  wasm: 'backend.wasm',
  cpu: 'backend.cpu',
};

/** Why a backend is in use. */
export const chosenKeys: Readonly<Record<BackendReason, MessageKey>> = {
  chosenByUser: 'backend.chosenByUser',
  realGpu: 'backend.realGpu',
  noGpu: 'backend.noGpu',
  softwareGpu: 'backend.softwareGpu',
  unavailable: 'backend.unavailable',
  selfTestFailed: 'backend.selfTestFailed',
  deviceLost: 'backend.deviceLost',
  deviceFull: 'backend.deviceFull',
  deviceFailed: 'backend.deviceFailed',
  faster: 'backend.faster',
};

/** Why a backend is not in use. */
export const rejectedKeys: Readonly<Record<BackendReason, MessageKey>> = {
  chosenByUser: 'backend.rejectedByUser',
  realGpu: 'backend.rejectedSlower',
  noGpu: 'backend.rejectedNoGpu',
  softwareGpu: 'backend.rejectedSoftwareGpu',
  unavailable: 'backend.rejectedUnavailable',
  selfTestFailed: 'backend.rejectedSelfTest',
  deviceLost: 'backend.rejectedLost',
  deviceFull: 'backend.rejectedFull',
  deviceFailed: 'backend.rejectedFailed',
  faster: 'backend.rejectedSlower',
};
