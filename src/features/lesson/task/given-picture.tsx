import { digitFromStrokes } from '../../../domain/digit/from-strokes';
import { side } from '../../../domain/digit/mnist-form';
import type { GivenDrawing } from '../../../domain/lesson/goal';
import { remembered } from '../../../domain/remembered';
import { useT } from '../../../i18n/use-t';
import { GreyPicture } from '../../../ui/grey-picture';

/** A drawing as the network sees it, in bytes. */
const pixelsOf = remembered(({ strokes }: GivenDrawing) =>
  Uint8Array.from(digitFromStrokes(strokes) ?? new Float32Array(side * side), (value) => Math.round(value * 255)),
);

/** A drawing that comes with a task. */
export function GivenPicture({ drawing, name }: { drawing: GivenDrawing; name: string }) {
  const t = useT();
  return <GreyPicture image={pixelsOf(drawing)} width={side} height={side} name={t('task.given', { name })} />;
}
