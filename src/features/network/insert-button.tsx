import { PlusIcon } from '../../ui/icons';
import { useHint } from '../../ui/use-hint';
import styles from './insert-button.module.css';

/** The small plus between two layers. It stays out of the way until the pointer or the focus comes near. */
export function InsertButton({ label, onPress }: { label: string; onPress?: (() => void) | undefined }) {
  const { describedBy, handlers, tip } = useHint(label);
  return (
    <>
      <button
        type="button"
        className={styles.insert}
        aria-label={label}
        aria-describedby={describedBy}
        onClick={onPress}
        {...handlers}
      >
        <span className={styles.plus}>
          <PlusIcon size={14} />
        </span>
      </button>
      {tip}
    </>
  );
}
