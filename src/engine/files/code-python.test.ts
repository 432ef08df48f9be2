/**
 * Generated Keras and PyTorch code, run by Python where it has them: the same layers and counts, with our weights the same predictions, and after a little
 * training the same network. PYTHON_KERAS and PYTHON_TORCH name interpreters; else python3 and /usr/bin/python3 are asked.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tensor1d, tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { classesIn, codeNetworks } from '../../../tests/fixtures/code-networks';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { analyse } from '../../domain/analysis';
import { stagesOf, type CodeSetup } from '../../domain/code/code-setup';
import { generateCode } from '../../domain/code/generate';
import { floatBytes, writeNpz } from '../../domain/code/npz';
import { weightShapes } from '../../domain/code/weight-layout';
import { newLayer } from '../../domain/edits';
import type { NetworkSpec } from '../../domain/network';
import { randomUniform, streamKey, streams } from '../../domain/random';
import { sizeOf } from '../../domain/shape';
import { initialSettings } from '../../domain/training-defaults';
import { defaultOptimizer, optimizerKinds, type OptimizerSpec, type TrainingSettings } from '../../domain/training';
import { scheduledRate } from '../../domain/callbacks';
import { buildModel, probabilitiesOf, type Model } from '../model';
import { Optimizer } from '../optimizer';
import { assign, valuesOf } from '../training/snapshot';
import { trainStep } from '../training/train-step';
