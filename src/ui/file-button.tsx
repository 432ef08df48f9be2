import { useRef } from 'react';
import { Button, type ButtonProps } from './button';

export interface FileButtonProps extends Omit<ButtonProps, 'onPress'> {
  /** As the file input's own `accept`. */
  accept?: string;
  isMultiple?: boolean;
  /** Asks for a folder, with all that lies in it. */
  isFolder?: boolean;
  onFiles: (files: readonly File[]) => void;
  /** Names the input that a screen reader may find. */
  inputLabel: string;
}

/** A button that asks for files. */
export function FileButton({ accept, isMultiple, isFolder, onFiles, inputLabel, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onPress={() => input.current?.click()} />
      <input
        // React does not know the attribute; every browser does.
        ref={(element) => {
          input.current = element;
          if (element) element.webkitdirectory = isFolder === true;
        }}
        type="file"
        hidden
        accept={accept}
        multiple={isMultiple}
        aria-label={inputLabel}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = ''; // so that the same file can be chosen again
        }}
      />
    </>
  );
}
