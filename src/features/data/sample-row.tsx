import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { Samples, Split } from '../../protocol/messages';
import { useDrawing } from '../../state/drawing';
import { drawSample } from './draw-sample';
import styles from './data-panel.module.css';

interface SampleProps {
  image: Uint8Array;
  width: number;
  height: number;
  name: string;
  isTabStop: boolean;
  onFocus: () => void;
}

/** One picture, as a button that puts it into the drawing area. */
function Sample({ image, width, height, name, isTabStop, onFocus }: SampleProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const showSample = useDrawing((state) => state.showSample);
  useEffect(() => {
    if (canvas.current) drawSample(canvas.current, image, width, height);
  }, [image, width, height]);
  return (
    <button
      type="button"
      className={styles.sample}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={() => showSample(image)}
    >
      <canvas ref={canvas} className={styles.picture} role="img" aria-label={name} />
    </button>
  );
}

/** Left and right go along the row, so that it is one stop on the way through the page. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = buttons.findIndex((button) => button === document.activeElement);
  buttons[index + (event.key === forward ? 1 : -1)]?.focus();
  event.preventDefault();
}

export interface SampleRowProps {
  className: string;
  samples: Samples;
  split: Split;
  imageShape: readonly [height: number, width: number, channels: number];
}

/** Samples of one class. */
export function SampleRow({ className, samples, split, imageShape }: SampleRowProps) {
  const t = useT();
  const format = useFormat();
  const [tabStop, setTabStop] = useState(0);
  const [height, width, channels] = imageShape;
  const size = height * width * channels;
  return (
    <li className={styles.row}>
      <span className={styles.rowName} aria-hidden="true">
        {className}
      </span>
      <div
        role="group"
        aria-label={t('data.samplesOf', { name: className })}
        className={styles.samples}
        onKeyDown={moveFocus}
      >
        {Array.from(samples.indices, (number, index) => (
          <Sample
            key={number}
            image={samples.images.subarray(index * size, (index + 1) * size)}
            width={width}
            height={height}
            name={t(`data.sample_${split}`, { name: className, number: format.number(number + 1) })}
            isTabStop={index === Math.min(tabStop, samples.indices.length - 1)}
            onFocus={() => setTabStop(index)}
          />
        ))}
      </div>
    </li>
  );
}
