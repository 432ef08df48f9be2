import { lazy, type ComponentType } from 'react';
import { bringLateMessages } from './messages';

/** A component that is loaded when it is first shown, with the words that only such say. */
export const late = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    const [component] = await Promise.all([load(), bringLateMessages()]);
    return { default: component };
  });
