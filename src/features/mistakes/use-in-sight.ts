import { useEffect, useState, type RefObject } from 'react';
import { useView } from '../../state/use-page';

/** What is about to come into sight is made ready. */
const nearby = '25%';

/** Whether an element can be seen: what takes the worker's time is asked for only then. */
export function useInSight(ref: RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(false);
  const isOpen = useView((state) => state.tab === 'mistakes');
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver((entries) => setInSight(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: nearby,
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return isOpen && isInSight;
}
