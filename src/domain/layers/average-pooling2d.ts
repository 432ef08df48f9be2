import { windowPooling } from './pooling';

/** Keeps the mean of every window. */
export const averagePooling2d = windowPooling('AveragePooling2D');
