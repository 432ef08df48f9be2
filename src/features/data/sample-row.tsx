import { useState } from 'react';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { Split, Samples } from '../../domain/data/samples';
import { useDrawing } from '../../state/use-page';
import { GreyPicture } from '../../ui/grey-picture';
import styles from './data-panel.module.css';
import { moveFocus } from './move-focus';

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
  const showSample = useDrawing((state) => state.showSample);
  return (
    <button
      type="button"
      className={styles.sample}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={() => showSample(image)}
    >
      <GreyPicture image={image} width={width} height={height} name={name} />
    </button>
  );
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
            // Places, not pictures: the canvases are used again on the next page.
            key={index}
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
