import { useMemo, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { english } from './languages';
import { tabMessages } from './tab-messages';

/** A panel of a tab, with the words that only tabs say. Load it by `import()`: they come with it. */
export function withTabMessages(Panel: ComponentType): ComponentType {
  return function TabPanel() {
    const { i18n } = useTranslation();
    useMemo(() => i18n.addResources(english.id, 'translation', { ...tabMessages }), [i18n]);
    return <Panel />;
  };
}
