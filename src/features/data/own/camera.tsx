import { useState } from 'react';
import type { Picture } from '../../../domain/digit/picture';
import type { OwnClass, OwnSet } from '../../../domain/data/own-set';
import { pixelsOfPicture } from '../../../domain/data/own-set-pictures';
import { useT } from '../../../i18n/use-t';
import { usePage } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import styles from './own-set.module.css';
import { useCamera } from './use-camera';

/** Side of the square that is taken from the middle of the camera's picture. */
const frameSide = 280;

function frameOf(video: HTMLVideoElement): Picture | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = frameSide;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const side = Math.min(video.videoWidth, video.videoHeight);
  if (!context || side === 0) return null;
  const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
  context.drawImage(video, left, top, side, side, 0, 0, frameSide, frameSide);
  return { width: frameSide, height: frameSide, data: context.getImageData(0, 0, frameSide, frameSide).data };
}

function Viewfinder({ set, current }: { set: OwnSet; current: OwnClass }) {
  const page = usePage();
  const t = useT();
  const { video, problem, isOn } = useCamera();
  const [taken, setTaken] = useState(0);
  const [isEmpty, setEmpty] = useState(false);
  const frame = () => (video.current ? frameOf(video.current) : null);
  const take = () => {
    const picture = frame();
    const pixels = picture && pixelsOfPicture(picture, set.form);
    setEmpty(pixels === null);
    if (!pixels) return;
    page.ownSets.getState().addPictures([{ classId: current.id, pixels }]);
    setTaken(taken + 1);
  };
  const read = () => {
    const picture = frame();
    if (picture) void page.loadPicture(picture);
  };
  if (problem) return <Notice tone="danger">{t(`own.camera_${problem}`)}</Notice>;
  return (
    <>
      <video ref={video} className={styles.video} muted playsInline aria-label={t('own.cameraView')} />
      <div className={styles.buttons}>
        <Button data-autofocus variant="primary" isDisabled={!isOn} hint={t('own.takeHint')} onPress={take}>
          {t('own.take', { name: current.name })}
        </Button>
        <Button isDisabled={!isOn} hint={t('own.readHint')} onPress={read}>
          {t('own.read')}
        </Button>
      </div>
      <p aria-live="polite">{isEmpty ? t('own.cameraNoInk') : t('own.taken', { count: taken })}</p>
    </>
  );
}

/** Takes pictures with the camera; it is on only while the dialog is open. */
export function Camera({ set, current }: { set: OwnSet; current: OwnClass }) {
  const t = useT();
  return (
    <Dialog title={t('own.camera')} trigger={<Button hint={t('own.cameraHint')}>{t('own.camera')}</Button>}>
      <Viewfinder set={set} current={current} />
    </Dialog>
  );
}
