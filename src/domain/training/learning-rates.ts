import { defaultLearningRates, type OptimizerKind } from './training';

/**
 * Learning rates that train networks of this page's size. Mostly Keras's defaults, but not where these hardly move the weights: Adadelta's authors have no rate at all
 * (Zeiler, 2012), which is a rate of 1; SGD's 0.1 is that of the softmax tutorial; Adagrad's 0.01 was Keras's own default before it became a part of TensorFlow.
 */
export const workingLearningRates: Readonly<Record<OptimizerKind, number>> = {
  ...defaultLearningRates,
  SGD: 0.1,
  Adadelta: 1,
  Adagrad: 0.01,
};
