import { useRef, type PointerEvent } from 'react';
import styles from './laboratory.module.css';
import { sampleAt } from './sample-at';

interface WaveProps {
  label: string;
  samples: ArrayLike<number>;
  /** First and last sample of the marked stretch. */
  from: number;
  to: number;
  onPoint: (sample: number) => void;
}

const height = 100;

/** Samples as a line, and a frame around those that are looked at. Time runs from left to right. */
export function Wave({ label, samples, from, to, onPoint }: WaveProps) {
  const picture = useRef<SVGSVGElement>(null);
  const all = Array.from(samples);
  const most = Math.max(1e-6, ...all.map(Math.abs));
  const y = (value: number) => height / 2 - (value / most) * (height / 2 - 6);
  const line = all.map((value, index) => `${index === 0 ? 'M' : 'L'}${index + 0.5} ${y(value)}`).join('');
  const point = (event: PointerEvent) => {
    const box = picture.current?.getBoundingClientRect();
    if (!box || (event.pointerType !== 'mouse' && event.buttons === 0)) return;
    onPoint(sampleAt((event.clientX - box.left) / box.width, all.length));
  };
  return (
    <figure className={styles.waveBox} dir="ltr">
      <figcaption className={styles.caption}>{label}</figcaption>
      <svg
        ref={picture}
        className={styles.wave}
        viewBox={`0 0 ${all.length} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        onPointerMove={point}
        onPointerDown={point}
      >
        <path className={styles.axis} d={`M0 ${height / 2}H${all.length}`} vectorEffect="non-scaling-stroke" />
        <rect
          className={styles.stretch}
          x={from}
          y={0}
          width={to - from + 1}
          height={height}
          vectorEffect="non-scaling-stroke"
        />
        <path className={styles.line} d={line} vectorEffect="non-scaling-stroke" />
      </svg>
    </figure>
  );
}
