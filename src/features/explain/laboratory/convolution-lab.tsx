import { Fragment, useState } from 'react';
import {
  labConvolution,
  labSumAt,
  withValue,
  type LabGrid,
  type LabSum,
  type LabWindow,
} from '../../../domain/explain/lab';
import {
  classicKernelNames,
  classicKernels,
  labPictures,
  type ClassicKernel,
  type LabPictureName,
} from '../../../domain/explain/lab-examples';
import type { Rectangle } from '../../../domain/explain/window';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { Button } from '../../../ui/button';
import { PauseIcon, PlayIcon } from '../../../ui/icons';
import { NumberValue } from '../../../ui/maps/number-value';
import { Select } from '../../../ui/select';
import { LabFigure, ResultFigure } from './lab-figures';
import styles from './laboratory.module.css';
import { NumberGrid } from './number-grid';
import { useLabWalk, type LabWalk } from './use-lab-walk';
import { WindowFields } from './window-fields';

const pictureNames = Object.keys(labPictures) as readonly LabPictureName[];
type Chosen<T extends string> = T | 'own';

/** A 6 x 6 picture, a 3 x 3 kernel, and what comes out. */
export function ConvolutionLab() {
  const t = useT();
  const [pictureName, setPictureName] = useState<Chosen<LabPictureName>>('edge');
  const [picture, setPicture] = useState<LabGrid>(labPictures.edge);
  const [kernelName, setKernelName] = useState<Chosen<ClassicKernel>>('edgeVertical');
  const [kernel, setKernel] = useState<LabGrid>(classicKernels.edgeVertical);
  const [window, setWindow] = useState<LabWindow>({ size: 3, stride: 1, padding: 0 });
  const result = labConvolution(picture, kernel, window);
  const walk = useLabWalk(result?.height ?? 1, result?.width ?? 1);
  const sum = result ? labSumAt(picture, kernel, window, walk.pixel.row, walk.pixel.column) : null;
  const own = { value: 'own' as const, label: t('lab.own') };
  return (
    <div className={styles.lab}>
      <div className={styles.controls}>
        <Select
          label={t('lab.picture')}
          hint={t('lab.pictureHint')}
          value={pictureName}
          options={[...pictureNames.map((value) => ({ value, label: t(`lab.picture_${value}`) })), own]}
          onChange={(name) => {
            setPictureName(name);
            if (name !== 'own') setPicture(labPictures[name]);
          }}
        />
        <Select
          label={t('lab.kernel')}
          hint={t('lab.kernelHint')}
          value={kernelName}
          options={[...classicKernelNames.map((value) => ({ value, label: t(`lab.kernel_${value}`) })), own]}
          onChange={(name) => {
            setKernelName(name);
            if (name !== 'own') setKernel(classicKernels[name]);
          }}
        />
        <WindowFields picture={picture} window={window} onChange={setWindow} fields={['stride', 'padding']} />
        <Button
          icon={walk.isPlaying ? <PauseIcon /> : <PlayIcon />}
          hint={t('inside.playHint')}
          isDisabled={!result}
          onPress={walk.toggle}
        >
          {t(walk.isPlaying ? 'inside.pauseWindow' : 'inside.playWindow')}
        </Button>
      </div>
      <LabStage
        {...{ picture, kernel, result, walk }}
        padding={window.padding}
        rectangle={sum?.rectangle ?? null}
        onPicture={(index, value) => {
          setPictureName('own');
          setPicture(withValue(picture, index, value));
        }}
        onKernel={(index, value) => {
          setKernelName('own');
          setKernel(withValue(kernel, index, value));
        }}
      />
      {sum && <SumLine sum={sum} />}
    </div>
  );
}

/** Zeros shown around the picture; a wider frame is refused anyway. */
const widestFrame = 3;

interface LabStageProps {
  picture: LabGrid;
  kernel: LabGrid;
  result: LabGrid | null;
  padding: number;
  rectangle: Rectangle | null;
  walk: LabWalk;
  onPicture: (index: number, value: number) => void;
  onKernel: (index: number, value: number) => void;
}

/** Picture, kernel and result beside each other. */
function LabStage({ picture, kernel, result, padding, rectangle, walk, onPicture, onKernel }: LabStageProps) {
  const t = useT();
  return (
    <div className={styles.stage} dir="ltr">
      <LabFigure caption={t('lab.pictureCaption')}>
        <NumberGrid
          label={t('lab.pictureGrid')}
          grid={picture}
          padding={Math.max(0, Math.min(widestFrame, Math.floor(padding)))}
          window={rectangle}
          onChange={onPicture}
        />
      </LabFigure>
      <span className={styles.operator}>×</span>
      <LabFigure caption={t('lab.kernelCaption')}>
        <NumberGrid label={t('lab.kernelGrid')} grid={kernel} onChange={onKernel} />
      </LabFigure>
      <span className={styles.operator}>=</span>
      <ResultFigure label={t('lab.resultGrid')} result={result} walk={walk} />
    </div>
  );
}

/** The sum of products behind the marked number, in full. */
function SumLine({ sum }: { sum: LabSum }) {
  const t = useT();
  const format = useFormat();
  const number = (value: number) => format.number(Math.round(value * 1000) / 1000);
  const bracketed = (value: number) => (value < 0 ? `(${number(value)})` : number(value));
  return (
    <p className={styles.sum} role="status" aria-label={t('lab.calculation')} dir="ltr" data-sum={String(sum.sum)}>
      {sum.cells.map(({ value, weight }, index) => (
        <Fragment key={index}>
          {index > 0 && ' + '}
          <span className={styles.product}>
            {bracketed(value)} × {bracketed(weight)}
          </span>
        </Fragment>
      ))}
      {' = '}
      <strong>
        <NumberValue value={sum.sum} name="labSum" />
      </strong>
    </p>
  );
}
