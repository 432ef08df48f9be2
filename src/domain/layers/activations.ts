/** Activation functions as Keras 3 spells and computes them; gelu is the exact one, softmax runs over the last axis. */
export const activations = ['linear', 'relu', 'sigmoid', 'tanh', 'elu', 'gelu', 'silu', 'softmax'] as const;
export type Activation = (typeof activations)[number];

/** How TensorFlow.js spells them. Keras reads these names too. */
export const tfjsActivations = {
  linear: 'linear',
  relu: 'relu',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  elu: 'elu',
  gelu: 'gelu',
  silu: 'swish',
  softmax: 'softmax',
} as const satisfies Readonly<Record<Activation, string>>;

/** Our name for a function that a file names; what we do not have stays as it is. */
export function activationNamed(name: string): string {
  return activations.find((activation) => tfjsActivations[activation] === name) ?? name;
}
