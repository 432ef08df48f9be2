import { lazy, type ComponentType } from 'react';

/** The same for what only lessons say. */
export const lesson = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    const [component, { withLessonMessages }] = await Promise.all([load(), import('./with-lesson-messages')]);
    return { default: withLessonMessages(component) };
  });

/** A component that is loaded when it is first shown, with the words that only such say. */
export const late = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    const [component, { withTabMessages }] = await Promise.all([load(), import('./with-tab-messages')]);
    return { default: withTabMessages(component) };
  });
