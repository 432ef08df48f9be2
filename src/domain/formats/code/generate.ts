/** Code that trains the same network elsewhere. */
import { readNetwork } from '../../network/read-network';
import { codeStages, type CodeSetup, type CodeTarget } from './code-setup';
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

/** A whole script; null where the network has an error or is for other classes, so that nobody could train it. */
export function generateCode(target: CodeTarget, setup: CodeSetup): string | null {
  const stages = codeStages(setup.network);
  const isForClasses = readNetwork(setup.network).classes === setup.classes;
  return stages && isForClasses ? writers[target](setup, stages) : null;
}
