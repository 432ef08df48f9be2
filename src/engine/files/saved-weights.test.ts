/** The weights of every project that was ever saved give the answers that they gave then. */
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readProject } from '../../domain/run/project-file';
import type { RunSnapshot } from '../../domain/run/snapshot';
import { predict } from '../core/predict';
import { restoreRun, takeSnapshot } from '../training/snapshot';

const folder = 'tests/fixtures/formats';
const projects = readdirSync(folder)
  .map((version) => `${folder}/${version}/project-trained.cnn.zip`)
  .filter((path) => /\/v\d+\//.test(path));

/** For a picture whose pixels grow brighter from corner to corner. */
const answers = [
  0.0958206, 0.1089325, 0.0938655, 0.0949356, 0.1005719, 0.0953327, 0.11368, 0.0970949, 0.0974444, 0.1023218,
];

test.each(projects)('%s', async (path) => {
  await setBackend('cpu');
  const snapshot = readProject(readFileSync(path)).run?.snapshot as RunSnapshot;
  const run = restoreRun(snapshot);
  const image = Float32Array.from({ length: 784 }, (_, pixel) => pixel / 784);
  const { probabilities } = await predict(run.model, image, run.position.steps);
  expect(probabilities.length).toBe(answers.length);
  probabilities.forEach((each, digit) => expect(each).toBeCloseTo(answers[digit] ?? NaN, 6));
  expect(await takeSnapshot(run)).toEqual(snapshot);
});
