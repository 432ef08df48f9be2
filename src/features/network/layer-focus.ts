import { flushSync } from 'react-dom';
import { usePage } from '../../state/use-page';

/** Id of the button that opens a layer in the list. */
export function layerButtonId(layerId: string): string {
  return `open-${layerId}`;
}
export const addLayerButtonId = 'add-layer';

/** Carries out an edit and brings the focus to the layer that it selected; to "Add layer" where none is left. */
export function useEditAndFocus(): (edit: () => void) => void {
  const { network } = usePage();
  return (edit) => {
    flushSync(edit);
    const { selectedId } = network.getState();
    const target = selectedId === null ? null : document.getElementById(layerButtonId(selectedId));
    (target ?? document.getElementById(addLayerButtonId))?.focus();
  };
}
