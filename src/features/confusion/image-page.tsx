import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { PageOfImages } from '../../state/mistakes/images';
import { useMistakes, usePage } from '../../state/use-page';
import { classNames } from '../../ui/class-names';
import styles from './images.module.css';
import { paintImages, type ImageSize } from '../../ui/paint-images';

/** Paints the page's images into the empty places of its buttons, again whenever these move. */
function useSheet(page: PageOfImages, size: ImageSize) {
  const list = useRef<HTMLUListElement>(null);
  const sheet = useRef<HTMLCanvasElement>(null);
  const { width, height, channels } = size;
  useEffect(() => {
    const paint = () => {
      if (!list.current || !sheet.current) return;
      const slots = [...list.current.querySelectorAll<HTMLElement>('[data-slot]')];
      const places = slots.map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => ({
        left: offsetLeft,
        top: offsetTop,
        width: offsetWidth,
        height: offsetHeight,
      }));
      paintImages(sheet.current, page.images, { width, height, channels }, places);
    };
    paint();
    const observer = new ResizeObserver(paint);
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, [page, width, height, channels]);
  return { list, sheet };
}

/** The place that an arrow key leads to among `count` images in rows of `columns`; null for other keys. */
export function imageAfterKey(
  key: string,
  at: number,
  count: number,
  columns: number,
  isRightToLeft: boolean,
): number | null {
  const forward = isRightToLeft ? -1 : 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -at,
    End: count - 1 - at,
  };
  const move = moves[key];
  if (move === undefined) return null;
  const target = at + move;
  return target >= 0 && target < count ? target : at;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const tops = buttons.map((button) => button.getBoundingClientRect().top);
  const columns = tops.filter((top) => top === tops[0]).length;
  const isRightToLeft = document.documentElement.dir === 'rtl';
  const target = imageAfterKey(event.key, at, buttons.length, columns, isRightToLeft);
  if (target === null || at < 0) return;
  event.preventDefault();
  buttons[target]?.focus();
}

interface ImageButtonProps {
  index: number;
  isTabStop: boolean;
  onFocus: () => void;
  onChoose: () => void;
}

/** An image with what it is, what it was read as, and how surely. Its picture is painted by the sheet. */
function ImageButton({ index, isTabStop, onFocus, onChoose }: ImageButtonProps) {
  const t = useT();
  const format = useFormat();
  const reading = useMistakes((state) => state.reading);
  const isChosen = useMistakes((state) => state.chosen?.index === index);
  if (!reading) return null;
  const { answers, info } = reading;
  const names = classWords(t, info.classNames);
  const [truth, predicted] = [answers.labels[index] ?? 0, answers.predicted[index] ?? 0];
  const words = {
    truth: names[truth] ?? '',
    predicted: names[predicted] ?? '',
    share: format.percent(answers.confidence[index] ?? 0, 0),
    number: format.number(answers.from + index + 1),
  };
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.image}
        aria-label={t('mistakes.image', words)}
        aria-pressed={isChosen}
        tabIndex={isTabStop ? 0 : -1}
        onFocus={onFocus}
        onClick={onChoose}
      >
        <span className={styles.slot} data-slot />
        <span className={styles.read}>
          <span className={styles.name}>{words.predicted}</span>
          <span>{words.share}</span>
        </span>
        <span className={classNames(styles.truth, truth === predicted && styles.rightly)}>
          {truth === predicted ? t('mistakes.rightly') : t('mistakes.is', { truth: words.truth })}
        </span>
      </button>
    </li>
  );
}

/** Names of classes up to this length fit below a picture beside a percentage. */
const longestShortName = 4;

/** A page of images: one stop for the Tab key, arrow keys inside. */
export function ImagePage({ page }: { page: PageOfImages }) {
  const { mistakes } = usePage();
  const t = useT();
  const [tabStop, setTabStop] = useState(0);
  const reading = useMistakes((state) => state.reading);
  const [height = 28, width = 28, channels = 1] = reading?.info.imageShape ?? [];
  const { list, sheet } = useSheet(page, { width, height, channels });
  if (!reading) return null;
  const isLong = classWords(t, reading.info.classNames).some((name) => name.length > longestShortName);
  const size = height * width * channels;
  const choose = (index: number, slot: number) =>
    mistakes.getState().choose({
      index,
      truth: reading.answers.labels[index] ?? 0,
      predicted: reading.answers.predicted[index] ?? 0,
      bytes: page.images.slice(slot * size, (slot + 1) * size),
    });
  return (
    <div className={styles.sheetPage}>
      <ul
        ref={list}
        className={classNames(styles.page, isLong && styles.long)}
        aria-label={t('mistakes.imagesLabel')}
        onKeyDown={moveFocus}
      >
        {page.indices.map((index, slot) => (
          <ImageButton
            key={index}
            index={index}
            isTabStop={slot === tabStop}
            onFocus={() => setTabStop(slot)}
            onChoose={() => choose(index, slot)}
          />
        ))}
      </ul>
      <canvas ref={sheet} className={styles.sheet} aria-hidden="true" />
    </div>
  );
}
