/** The kernels that the picture of a page shows; made when they are first asked for. */
import type { StoreApi } from 'zustand/vanilla';
import { remembered } from '../../domain/remembered';
import { createKernels, type Asked, type KernelsState } from '../inside/kernels';
import { whenChanged } from '../when-changed';

export const kernelsOf: (page: Asked) => StoreApi<KernelsState> = remembered((page) => {
  const { training, inside } = page;
  const { store, rebuilt, need } = createKernels(page);
  training.subscribe((now, before) => {
    const isNew = now.built !== before.built;
    if (isNew) rebuilt();
    const isAtRest = now.flow !== before.flow && now.flow !== 'training';
    const isTrained = now.version !== before.version || now.trainedSteps !== before.trainedSteps;
    if (isNew || isAtRest || isTrained) need(isAtRest);
  });
  whenChanged(inside, ['moment'], () => need(true));
  return store;
});
