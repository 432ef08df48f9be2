import styles from './link-text.module.css';

/** A link, to be copied by hand: it is marked as a whole when it gets the focus. */
export function LinkText({ label, link }: { label: string; link: string }) {
  return (
    <input
      className={styles.link}
      type="text"
      dir="ltr"
      readOnly
      aria-label={label}
      value={link}
      onFocus={({ target }) => target.select()}
    />
  );
}
