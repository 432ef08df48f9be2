import { useState } from 'react';
import { labPoolAt, labPooling, withValue, type LabGrid, type LabWindow } from '../../../domain/explain/lab';
import { useT } from '../../../i18n/use-t';
import { NumberValue } from '../../../ui/maps/number-value';
import { Select } from '../../../ui/select';
import { LabFigure, ResultFigure } from './lab-figures';
import styles from './laboratory.module.css';
import { NumberGrid } from './number-grid';
import { poolingPictures, type PoolingPictureName } from './pooling-pictures';
import { useLabWalk } from './use-lab-walk';
import { WindowFields } from './window-fields';

const names = Object.keys(poolingPictures) as readonly PoolingPictureName[];
const rules = ['max', 'average'] as const;

/** A window that keeps the largest number, or the mean, of what lies under it. */
export function PoolingLab() {
  const t = useT();
  const [name, setName] = useState<PoolingPictureName | 'own'>('nine');
  const [picture, setPicture] = useState<LabGrid>(poolingPictures.nine.picture);
  const [window, setWindow] = useState<LabWindow>(poolingPictures.nine.window);
  const [rule, setRule] = useState<(typeof rules)[number]>('max');
  const result = labPooling(picture, window, rule);
  const walk = useLabWalk(result?.height ?? 1, result?.width ?? 1);
  const pool = result ? labPoolAt(picture, window, rule, walk.pixel.row, walk.pixel.column) : null;
  const winner = pool?.winner === null || !pool ? null : (pool.cells[pool.winner] ?? null);
  const options = [
    ...names.map((value) => ({ value, label: t(`lab.pool_${value}`) })),
    { value: 'own' as const, label: t('lab.own') },
  ];
  return (
    <div className={styles.lab}>
      <div className={styles.controls}>
        <Select
          label={t('lab.poolPicture')}
          hint={t('lab.pictureHint')}
          value={name}
          options={options}
          onChange={(chosen) => {
            setName(chosen);
            if (chosen === 'own') return;
            setPicture(poolingPictures[chosen].picture);
            setWindow(poolingPictures[chosen].window);
          }}
        />
        <Select
          label={t('lab.rule')}
          hint={t('lab.ruleHint')}
          value={rule}
          options={rules.map((value) => ({ value, label: t(`lab.rule_${value}`) }))}
          onChange={setRule}
        />
        <WindowFields picture={picture} window={window} onChange={setWindow} fields={['size', 'stride']} />
      </div>
      <div className={styles.stage} dir="ltr">
        <LabFigure caption={t('lab.pictureCaption')}>
          <NumberGrid
            label={t('lab.poolGrid')}
            grid={picture}
            window={pool?.rectangle ?? null}
            marked={winner}
            onChange={(index, value) => {
              setName('own');
              setPicture(withValue(picture, index, value));
            }}
          />
        </LabFigure>
        <span className={styles.operator}>→</span>
        <ResultFigure label={t('lab.pooledGrid')} result={result} walk={walk} />
      </div>
      {pool && (
        <p className={styles.sum} role="status" aria-label={t('lab.poolCalculation')} data-pooled={String(pool.output)}>
          {t(rule === 'max' ? 'lab.largestIs' : 'lab.meanIs', { count: pool.count })}{' '}
          <strong>
            <NumberValue value={pool.output} name="labPooled" />
          </strong>
        </p>
      )}
    </div>
  );
}
