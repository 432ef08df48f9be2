import { windowPooling } from './pooling';

/** Keeps the largest value of every window. */
export const maxPooling2d = windowPooling('MaxPooling2D');
