import { useMemo, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { english } from './languages';
import type { Messages } from './messages';

/** Makes the function that gives a component, loaded late, the words that only such say. Load it by `import()`: they come with it. */
export function withMessages(messages: Messages) {
  /** The translators that have them. */
  const told = new WeakSet<object>();
  return function withThem<P extends object>(Late: ComponentType<P>): ComponentType<P> {
    return function WithMessages(props: P) {
      const { i18n } = useTranslation();
      useMemo(() => {
        if (!told.has(i18n)) i18n.addResources(english.id, 'translation', { ...messages });
        told.add(i18n);
      }, [i18n]);
      return <Late {...props} />;
    };
  };
}
