/** What generated code calls the outputs of layers: x on a straight way, and a name of its own for what a branch takes up again. */
import { networkInput } from '../../network/in-order';
import type { Stage } from './code-setup';

/** A layer with the names of what it takes, in their order, and of what it gives. */
export interface Flow {
  readonly stage: Stage;
  readonly takes: readonly string[];
  readonly gives: string;
}

/** What the network's input is called where more than the first layer takes it. */
export const inputName = 'inputs';

/** @param first what the first layer calls the network's input where nobody else takes it */
export function flowOf(stages: readonly Stage[], first: string): Flow[] {
  const names = new Map([[networkInput, takersOf(networkInput, stages) === 1 ? first : inputName]]);
  return stages.map((stage, index) => {
    const isNext = stages[index + 1]?.inputs.includes(stage.id) ?? true;
    const gives = isNext && takersOf(stage.id, stages) <= 1 ? 'x' : stage.name;
    names.set(stage.id, gives);
    return { stage, takes: stage.inputs.map((id) => names.get(id) ?? ''), gives };
  });
}

/** What a layer is called with: one output, or a list of them. */
export function taken({ takes }: Flow): string {
  return takes.length > 1 ? `[${takes.join(', ')}]` : (takes[0] ?? '');
}

function takersOf(id: string, stages: readonly Stage[]): number {
  return stages.filter(({ inputs }) => inputs.includes(id)).length;
}
