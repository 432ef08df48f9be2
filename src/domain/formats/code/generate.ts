/** Code that trains the same network elsewhere. */
import { readNetwork } from '../../network/read-network';
import type { CodeTarget } from '../exporters';
import { codeStages, type CodeSetup, type Stage } from './code-setup';
import { kerasCode } from './keras';
import { pytorchCode } from './pytorch';
import { tfjsCode } from './tfjs';

const writers: Readonly<Record<CodeTarget, (setup: CodeSetup, stages: readonly Stage[]) => string>> = {
  keras: kerasCode,
  pytorch: pytorchCode,
  tfjs: tfjsCode,
};

/** A whole script; null where the network has an error or is for other classes, so that nobody could train it. */
export function generateCode(target: CodeTarget, setup: CodeSetup): string | null {
  const stages = codeStages(setup.network);
  const isForClasses = readNetwork(setup.network).classes === setup.classes;
  return stages && isForClasses ? writers[target](setup, stages) : null;
}
