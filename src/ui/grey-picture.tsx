import { useEffect, useRef } from 'react';
import styles from './grey-picture.module.css';
import { drawSample } from './draw-sample';

interface GreyPictureProps {
  /** height x width bytes. */
  image: Uint8Array;
  width: number;
  height: number;
  name: string;
}

/** One image of a data set, twice its size. */
export function GreyPicture({ image, width, height, name }: GreyPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawSample(canvas.current, image, width, height);
  }, [image, width, height]);
  return <canvas ref={canvas} className={styles.picture} role="img" aria-label={name} />;
}
