/** The gradient of a softmax over the last axis, from what it gave: dx = y (dy - sum(dy y)). Inputs `dy` and `y` of one shape; output of the same shape. */
export const softmaxGrad = 'SoftmaxGrad';
