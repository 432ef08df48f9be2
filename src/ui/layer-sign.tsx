import type { CSSProperties, ReactNode } from 'react';
import styles from './layer-sign.module.css';

/** What a layer is for; the same names as the domain's layer families. */
export type SignFamily =
  'convolution' | 'pooling' | 'normalization' | 'regularization' | 'activation' | 'reshape' | 'dense' | 'merging';

const drawings: Readonly<Record<SignFamily, ReactNode>> = {
  // planes behind each other: feature maps
  convolution: (
    <>
      <path d="M10 4h10v10" />
      <path d="M7 7h10v10" />
      <path d="M4 10h10v10H4z" className={styles.filled} />
    </>
  ),
  // a large plane becomes a small one
  pooling: (
    <>
      <path d="M3 4h9v16H3z" />
      <path d="M12 4l5 5M12 20l5-5" />
      <path d="M17 9h4v6h-4z" className={styles.filled} />
    </>
  ),
  // a bell over its middle
  normalization: (
    <>
      <path d="M3 19c5 0 5-13 9-13s4 13 9 13" />
      <path d="M12 6v13" strokeDasharray="2 2.5" />
    </>
  ),
  // some values are switched off
  regularization: (
    <>
      <circle cx="7" cy="7" r="2.6" className={styles.solid} />
      <circle cx="17" cy="7" r="2.6" strokeDasharray="2 2" />
      <circle cx="7" cy="17" r="2.6" strokeDasharray="2 2" />
      <circle cx="17" cy="17" r="2.6" className={styles.solid} />
    </>
  ),
  // nothing, then a slope
  activation: (
    <>
      <path d="M3 20h18" strokeDasharray="2 2.5" />
      <path d="M3 17h8l9-12" />
    </>
  ),
  // a square unrolls into a row
  reshape: (
    <>
      <path d="M8 3h8v8H8zM12 3v8M8 7h8" />
      <path d="M2.5 16h19v4.5h-19zM7 16v4.5M12 16v4.5M17 16v4.5" className={styles.filled} />
    </>
  ),
  // two ways become one
  merging: (
    <>
      <path d="M4 4v3c0 5 8 4 8 9M20 4v3c0 5-8 4-8 9" />
      <circle cx="12" cy="18.5" r="2.8" className={styles.solid} />
    </>
  ),
  // every value of one column meets every value of the next
  dense: (
    <>
      <path d="M6 5l12 3.5M6 5l12 10.5M6 12l12-3.5M6 12l12 3.5M6 19l12-10.5M6 19l12-3.5" strokeWidth="1" />
      <circle cx="6" cy="5" r="2" className={styles.solid} />
      <circle cx="6" cy="12" r="2" className={styles.solid} />
      <circle cx="6" cy="19" r="2" className={styles.solid} />
      <circle cx="18" cy="8.5" r="2" className={styles.solid} />
      <circle cx="18" cy="15.5" r="2" className={styles.solid} />
    </>
  ),
};

/** Sets `--family` to the colour of a layer family, for an element and all that stands in it. */
export function familyColour(family: SignFamily): CSSProperties {
  return { '--family': `var(--family-${family})` } as CSSProperties;
}

/** The sign of a layer family: its shape says what the layer does, its colour comes along. Decoration beside a name. Its size is in px where letters have their usual size. */
export function LayerSign({ family, size = 32 }: { family: SignFamily; size?: number }) {
  const side = `${size / 16}rem`;
  return (
    <span className={styles.sign} style={{ ...familyColour(family), inlineSize: side, blockSize: side }}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        {drawings[family]}
      </svg>
    </span>
  );
}
