/** The dials on a picture: what each turns, and from where to where. What they do to a picture is larger, and loaded when somebody looks at them: dials.ts. */
export interface Dial {
  readonly min: number;
  readonly max: number;
  /** The distance of two values on the slider. */
  readonly step: number;
  /** The value that changes nothing. */
  readonly neutral: number;
  /** How many values the probability is asked at, from `min` to `max`. */
  readonly points: number;
}

export const dials = {
  /** Pixels to the right. */
  shiftX: { min: -10, max: 10, step: 1, neutral: 0, points: 21 },
  /** Pixels downwards. */
  shiftY: { min: -10, max: 10, step: 1, neutral: 0, points: 21 },
  /** Degrees clockwise. */
  rotate: { min: -180, max: 180, step: 5, neutral: 0, points: 25 },
  /** Times as large. */
  scale: { min: 0.4, max: 1.6, step: 0.05, neutral: 1, points: 13 },
  /** Pixels on each side of a stroke. */
  thickness: { min: -2, max: 2, step: 0.25, neutral: 0, points: 17 },
  /** Standard deviation of what is added to every pixel. */
  noise: { min: 0, max: 0.8, step: 0.05, neutral: 0, points: 17 },
} as const satisfies Record<string, Dial>;

export type DialName = keyof typeof dials;
export const dialNames = Object.keys(dials) as readonly DialName[];
export type DialValues = Readonly<Record<DialName, number>>;

export const neutralDials = Object.fromEntries(dialNames.map((name) => [name, dials[name].neutral])) as DialValues;

export function areNeutral(values: DialValues): boolean {
  return dialNames.every((name) => values[name] === dials[name].neutral);
}
