/** The gradients of max(a, b): dy goes to a where a >= b, and to b elsewhere. Inputs `dy`, `a` and `b` of one shape; outputs [da, db] of the same. */
export const maximumGrad = 'MaximumGrad';
