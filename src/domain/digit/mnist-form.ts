/**
 * What MNIST's pictures are like. As their makers describe it: each digit was scaled to fit a box of 20 x 20 pixels, keeping its aspect and
 * with anti-aliasing, and put into 28 x 28 by its centre of mass. The numbers below were measured on the first 8,000 training images.
 */

/** The side of the network's picture in pixels. */
export const side = 28;

/** The longer side of a digit in pixels. Measured: exactly 20 in 7,998 of 8,000 images. */
export const boxSide = 20;

/**
 * Where the centre of mass belongs, in pixels from the left and the top edge: the centre of pixel 14 (counted from 0), half a pixel right of
 * and below the middle. Measured: 14.50 on average; whole-pixel shifts spread MNIST's own evenly over half a pixel either side. Ours hit the
 * mean exactly, which reads as well or better, and the picture does not jump by a pixel while one draws.
 */
export const centre = 14.5;

/**
 * The stroke width in pixels as 2 x ink / length of the outline. Measured: mean 2.70, median 2.58, from 1.98 to 3.86 in nine of ten images.
 */
export const strokeWidth = 2.3;
