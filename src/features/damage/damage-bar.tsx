import { noDamage } from '../../domain/explain/damage';
import { useT } from '../../i18n/use-t';
import { useDamage, usePage } from '../../state/use-page';
import { Button, IconButton } from '../../ui/button';
import { CopyReport } from '../../ui/copy-report';
import { CloseIcon, InfoIcon, UndoIcon, WarningIcon } from '../../ui/icons';
import styles from './damage-bar.module.css';
import { DamageItems } from './damage-items';
import { Effects } from './effects';
import { useFocusBack } from './use-focus-back';

/** What is damaged in the network, what that does, and the button that puts it back; it stays in sight, since everything on the page shows the damaged network. */
export function DamageBar() {
  const t = useT();
  const isDamaged = useDamage((state) => state.damage.length > 0);
  const { ref, onFocus } = useFocusBack();
  return (
    <section ref={ref} className={styles.bar} aria-label={t('damage.title')} onFocus={onFocus}>
      <Failure />
      {isDamaged ? <Standing /> : <Ended />}
    </section>
  );
}

function Standing() {
  const t = useT();
  const change = useDamage((state) => state.change);
  return (
    <>
      <div className={styles.row}>
        <DamageItems />
        <Effects />
        <Button variant="primary" icon={<UndoIcon />} onPress={() => void change(() => noDamage)}>
          {t('damage.putBack')}
        </Button>
      </div>
      <p className={styles.note}>{t('damage.elsewhere')}</p>
    </>
  );
}

/** Why the damage has gone by itself. */
function Ended() {
  const t = useT();
  const ended = useDamage((state) => state.ended);
  const dismiss = useDamage((state) => state.dismiss);
  if (!ended) return null;
  return (
    <div className={styles.row} role="status">
      <InfoIcon />
      <span className={styles.words}>{t(`damage.ended_${ended}`)}</span>
      <IconButton label={t('damage.close')} onPress={dismiss}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}

function Failure() {
  const page = usePage();
  const t = useT();
  const failure = useDamage((state) => state.failure);
  const dismiss = useDamage((state) => state.dismiss);
  if (!failure) return null;
  return (
    <div className={styles.row} role="alert">
      <WarningIcon />
      <span className={styles.words}>{t('damage.failed')}</span>
      <CopyReport report={() => page.engineReport(failure)} />
      <IconButton label={t('damage.close')} onPress={dismiss}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
