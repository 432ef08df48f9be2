export { activation, activationGradient } from './activation';
export { convolve, packPanels } from './convolve';
export { depthwise, depthwiseFilterGradient, depthwiseInputGradient } from './depthwise';
export { binary, dropout, scaleShift, unary } from './elementwise';
export { filterGradient } from './filter-gradient';
export { padImages, permute } from './move';
export { optimizerStep } from './optimizer';
export { maxPool2, maxPoolGradient2, pool, poolGradient } from './pool';
export { reluGradientSum, sumRows } from './reduce';
