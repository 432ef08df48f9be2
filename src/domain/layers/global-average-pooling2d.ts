import { globalPooling } from './pooling';

/** Keeps the mean of every channel. */
export const globalAveragePooling2d = globalPooling('GlobalAveragePooling2D');
