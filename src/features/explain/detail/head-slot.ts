import { createContext } from 'react';

/** The place in the head line of an opened channel for the controls of what stands below. */
export const HeadSlot = createContext<HTMLElement | null>(null);
