import { globalPooling } from './pooling';

/** Keeps the largest value of every channel. */
export const globalMaxPooling2d = globalPooling('GlobalMaxPooling2D');
