import { Fragment } from 'react';
import { nameParts } from './name-parts';
import styles from './layer-row.module.css';

/** The name of a layer, which breaks between its words only, and never before its number. */
export function LayerName({ name }: { name: string }) {
  return (
    <span className={styles.name}>
      {nameParts(name).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          <span>{part}</span>
        </Fragment>
      ))}
    </span>
  );
}
