/** What most likely made the loss of a training no number. */
export const lossCauses = ['learningRate', 'momentum', 'unknown'] as const;
