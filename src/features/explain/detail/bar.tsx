import { classNames } from '../../../ui/class-names';
import styles from './detail.module.css';

/** A bar from the middle: to the left negative, to the right positive. Decoration beside a number. */
export function Bar({ value, bound }: { value: number; bound: number }) {
  const share = bound > 0 ? Math.min(1, Math.abs(value) / bound) : 0;
  return (
    <span className={styles.track} aria-hidden="true" dir="ltr">
      <span
        className={classNames(styles.trackBar, value < 0 ? styles.trackNegative : styles.trackPositive)}
        style={{ inlineSize: `${50 * share}%` }}
      />
    </span>
  );
}
