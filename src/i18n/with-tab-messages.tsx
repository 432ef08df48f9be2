import { useMemo, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { english } from './languages';
import { tabMessages } from './tab-messages';

/** The translators that have them. */
const told = new WeakSet<object>();

/** A component that is loaded late, with the words that only such say. Load it by `import()`: they come with it. */
export function withTabMessages<P extends object>(Late: ComponentType<P>): ComponentType<P> {
  return function WithTabMessages(props: P) {
    const { i18n } = useTranslation();
    useMemo(() => {
      if (!told.has(i18n)) i18n.addResources(english.id, 'translation', { ...tabMessages });
      told.add(i18n);
    }, [i18n]);
    return <Late {...props} />;
  };
}
