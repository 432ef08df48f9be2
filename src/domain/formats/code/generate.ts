/** Code that trains the same network elsewhere. */
import { stagesOf, type CodeSetup, type CodeTarget } from './code-setup';
import { kerasCode } from './keras';
import { pytorchCode } from './pytorch';
import { tfjsCode } from './tfjs';

const writers = { keras: kerasCode, pytorch: pytorchCode, tfjs: tfjsCode } as const;

/** What the downloaded script is called. */
export const codeFileNames: Readonly<Record<CodeTarget, string>> = {
  keras: 'train_keras.py',
  pytorch: 'train_pytorch.py',
  tfjs: 'train-tfjs.js',
};

/** A whole script; null where the network has an error, so that nobody could train it. */
export function generateCode(target: CodeTarget, setup: CodeSetup): string | null {
  const stages = stagesOf(setup.network, setup.classes);
  return stages && writers[target](setup, stages);
}
