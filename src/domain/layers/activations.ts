/** Activation functions that Keras 3 and tfjs compute alike; softmax runs over the last axis. */
export const activations = ['linear', 'relu', 'sigmoid', 'tanh', 'elu', 'softmax'] as const;
export type Activation = (typeof activations)[number];
