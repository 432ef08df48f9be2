import { side } from '../../../domain/digit/mnist-form';
import type { OwnDrawing } from '../../../domain/digit/own-drawings';
import { classWords } from '../../../i18n/class-words';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useClassNames } from '../../../state/data/use-classes';
import { Button } from '../../../ui/button';
import { GreyPicture } from '../../../ui/grey-picture';
import styles from './teach.module.css';
import { useTeach } from './use-teach';

/** The drawings that the learner has named: what was read in each before and after it was taught. Each can be taken out. */
export function OwnDrawings() {
  const t = useT();
  const drawings = useTeach((state) => state.drawings);
  return (
    <>
      <p className={styles.note}>{t('teach.private')}</p>
      {drawings.length === 0 ? (
        <p className={styles.note}>{t('teach.nothing')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('teach.drawing')}</th>
              <th scope="col">{t('teach.before')}</th>
              <th scope="col">{t('teach.after')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {drawings.map((drawing) => (
              <Row key={drawing.id} drawing={drawing} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({ drawing: { id, name, pixels } }: { drawing: OwnDrawing }) {
  const t = useT();
  const format = useFormat();
  const classes = useClassNames();
  const names = classWords(t, classes);
  const word = names[classes.indexOf(name)] ?? name;
  const remove = useTeach((state) => state.remove);
  const isBusy = useTeach((state) => state.progress !== null);
  const taught = useTeach((state) => state.taught?.drawings.find((each) => each.id === id));
  const words = ({ label, share }: { readonly label: number; readonly share: number }): string =>
    t('teach.read', { name: names[label] ?? '', share: format.percent(share, 0) });
  return (
    <tr>
      <th scope="row">
        <span className={styles.drawing}>
          <GreyPicture image={pixels} width={side} height={side} name={t('teach.picture', { name: word })} />
          {word}
        </span>
      </th>
      <td>{taught ? words(taught.before) : '–'}</td>
      <td>{taught ? `${words(taught.after)} ${taught.after.label === taught.label ? '✓' : '✗'}` : '–'}</td>
      <td>
        <Button isDisabled={isBusy} aria-label={t('teach.removeName', { name: word })} onPress={() => remove(id)}>
          {t('teach.remove')}
        </Button>
      </td>
    </tr>
  );
}
