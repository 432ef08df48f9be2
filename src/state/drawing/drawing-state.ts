/** The drawing area: what is in it, how the network sees it, and how the network reads it. */
import type { StateCreator } from 'zustand';
import type { BroughtPicture, ReadAs } from '../../domain/digit/brought-picture';
import { exampleDigits } from '../../domain/digit/examples';
import type { Point, Stroke } from '../../domain/digit/stroke';
import type { Engine } from '../../engine-client/api';
import type { EngineFailure } from '../../domain/engine-failure';
import type { Prediction } from '../../domain/explain/prediction';
import { emptyContent, imageOf, isEmptyContent, withNewStroke, withPoints, type DrawingContent } from './content';
import { createReader } from './reader';

export interface DrawingState extends DrawingContent {
  /** Whether the drawing is cropped, scaled and centred as MNIST's digits were. */
  readonly centred: boolean;
  /** As what a brought picture is read. */
  readonly form: ReadAs;
  /** 28 x 28 values from 0 to 1 as the network sees them; null when nothing is drawn. */
  readonly image: Float32Array | null;
  readonly prediction: Prediction | null;
  /** Why the newest drawing could not be read; the drawing stays. */
  readonly failure: EngineFailure | null;
  readonly canUndo: boolean;
  readonly beginStroke: (point: Point) => void;
  readonly extendStroke: (points: readonly Point[]) => void;
  /** Takes back the last stroke, or whatever last changed the drawing area: clearing, a picture, an example. */
  readonly undoStroke: () => void;
  readonly clear: () => void;
  readonly showPicture: (picture: BroughtPicture) => void;
  /** Reads the brought picture with all that it shows, or without what is no part of a digit. */
  readonly setKeepsAll: (keepsAll: boolean) => void;
  /** Shows an image of the data set: 28 x 28 bytes. */
  readonly showSample: (image: Uint8Array) => void;
  readonly showExample: (digit: number) => void;
  /** What lies in the drawing area now, to be shown again later by `showContent`. */
  readonly content: () => DrawingContent;
  readonly showContent: (content: DrawingContent) => void;
  /** Shows a drawing of an earlier visit, whose strokes can be taken back as if they had just been drawn. */
  readonly restore: (strokes: readonly Stroke[]) => void;
  readonly setCentred: (centred: boolean) => void;
  /** Makes drawings and pictures what those are that the network is trained on. */
  readonly setForm: (form: ReadAs) => void;
  /** Reads the drawing again, for the weights have changed. */
  readonly refresh: () => void;
}

/** How many steps can be taken back. */
const mostSteps = 100;
/** The digit that is there when the page opens. */
export const firstExample = 3;

export function contentOfExample(digit: number): DrawingContent {
  return { ...emptyContent, strokes: exampleDigits[digit] ?? [], example: digit };
}

/** @param isReady whether the engine has a network to read with; once it has, `refresh` is to be called */
export function createDrawingState(engine: Engine, isReady: () => boolean = () => true): StateCreator<DrawingState> {
  return (set, get) => {
    const reader = createReader(engine, {
      onPrediction: (prediction) => set({ prediction, failure: null }),
      onFailure: (failure) => set({ prediction: null, failure }),
    });
    let past: readonly DrawingContent[] = [];
    /** Whether the pen that began the last stroke still draws it: what is changed by other means ends it. */
    let isStroking = false;

    function read(image: Float32Array | null): void {
      if (image && isReady()) reader.read(image);
      else set({ prediction: null, failure: null });
    }
    function show(content: DrawingContent, isSameSubject: boolean): void {
      if (!isSameSubject) reader.forget();
      const image = imageOf(content, get().centred, get().form);
      set({ ...content, image, canUndo: past.length > 0 });
      read(image);
    }
    function change(content: DrawingContent, isSameSubject = false): void {
      isStroking = false;
      past = [...past.slice(1 - mostSteps), contentNow()];
      show(content, isSameSubject);
    }
    function contentNow(): DrawingContent {
      const { strokes, uploaded, keepsAll, sample, example } = get();
      return { strokes, uploaded, keepsAll, sample, example };
    }

    const first = contentOfExample(firstExample);
    return {
      ...first,
      centred: true,
      form: 'digit',
      image: imageOf(first, true, 'digit'),
      prediction: null,
      failure: null,
      canUndo: false,
      beginStroke(point) {
        const content = withNewStroke(contentNow(), point);
        change(content, content.strokes.length > 1);
        isStroking = true;
      },
      extendStroke(points) {
        if (isStroking) show(withPoints(contentNow(), points), true);
      },
      undoStroke() {
        isStroking = false;
        const before = past.at(-1);
        past = past.slice(0, -1);
        if (before) show(before, false);
      },
      clear() {
        if (!isEmptyContent(get())) change(emptyContent);
      },
      showPicture: (uploaded) => change({ ...emptyContent, uploaded }),
      setKeepsAll: (keepsAll) => show({ ...contentNow(), keepsAll }, false),
      showSample: (sample) => change({ ...emptyContent, sample }),
      showExample: (digit) => change(contentOfExample(digit)),
      content: contentNow,
      showContent: (content) => change(content),
      restore(strokes) {
        const steps = [
          contentNow(),
          ...strokes.map((_, at) => ({ ...emptyContent, strokes: strokes.slice(0, at + 1) })),
        ];
        past = steps.slice(0, -1).slice(-mostSteps);
        show({ ...emptyContent, strokes }, false);
      },
      setForm(form) {
        if (form === get().form) return;
        set({ form, centred: form === 'digit' });
        show(contentNow(), true);
      },
      setCentred: (centred) => {
        set({ centred });
        show(contentNow(), true);
      },
      refresh: () => read(get().image),
    };
  };
}
