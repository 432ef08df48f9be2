import { encodeQR } from 'qr';
import { useMemo } from 'react';
import { useT } from '../../../i18n/use-t';
import styles from './task.module.css';

/** Letters of a link that a code of the largest size takes. */
export const mostQrLetters = 2953;

/** White around the code, in squares, as the standard asks for. */
const border = 4;

/** A link as squares that a telephone reads from a screen: always dark on white, for few cameras read the other way round. */
export function QrCode({ text, isLarge }: { text: string; isLarge: boolean }) {
  const t = useT();
  // The least correction: the squares are as large as they can be, and nobody soils a screen.
  const rows = useMemo(() => encodeQR(text, 'raw', { ecc: 'low', border }), [text]);
  const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      className={isLarge ? styles.largeCode : styles.smallCode}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={t('task.qr')}
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
