import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { engine, type KernelFunc, type TensorInfo, type Variable } from '@tensorflow/tfjs-core';
import { draw, laidOut, type Draw } from '../../webgl/program';
import { unpackUpdates, type OptimizerUpdateAttrs, type VariableUpdate } from './kernel';
import { shaderRule, type ShaderRule } from './webgpu-rules';

/** A shader writes one texture: one draw for each variable and each of its slots, all from the old values, instead of a draw for each operation. */
export const optimizerUpdateWebGl: KernelFunc = (params) => {
  const { rule, count } = params.attrs as unknown as OptimizerUpdateAttrs;
  const backend = params.backend as MathBackendWebGL;
  const shader = shaderRule(rule);
  for (const update of unpackUpdates(params.inputs, count)) {
    // Weights stay packed, as products and convolutions read them.
    laidOut(backend, update.gradient, 'packed', (gradient) => updateOne(backend, shader, { ...update, gradient }));
  }
  return [];
};

function updateOne(backend: MathBackendWebGL, rule: ShaderRule, { variable, gradient, slots }: VariableUpdate): void {
  const old: [name: string, tensor: TensorInfo][] = [
    ['w', variable],
    ...slots.map((slot, index): [string, TensorInfo] => [`s${index}`, slot]),
  ];
  const inputs = Object.fromEntries([
    ['G', gradient],
    ...old.map(([name, tensor]) => [name.toUpperCase(), tensor] as const),
  ]);
  const scalars = Object.fromEntries(
    Object.entries(rule.scalars).map(([name, value]) => [`p_${name}`, { type: 'float', value }] as const),
  );
  const drawn = old.map(([name]): Draw => {
    const code = source(rule.code, ['g', ...old.map(([each]) => each)], name);
    return { inputs, outputShape: variable.shape, code, scalars, packed: true };
  });
  const fresh = drawn.map((each) => engine().makeTensorFromTensorInfo(draw(backend, each)));
  old.forEach(([, tensor], index) => {
    const value = fresh[index];
    if (value) (tensor as Variable).assign(value);
  });
}

/** The rule of the WGSL kernel as GLSL: four weights at a time, its scalars as uniforms of their own. */
function source(code: string, names: readonly string[], result: string): string {
  const body = code.replaceAll(/\blet /g, 'vec4 ').replaceAll(/\bp\./g, 'p_');
  return `void main() {
  ${names.map((name) => `vec4 ${name} = get${name.toUpperCase()}AtOutCoords();`).join(' ')}
  ${body}
  setOutput(inside(${result}));
}`;
}
