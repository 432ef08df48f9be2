import { offeredLanguages } from '../../i18n/languages';
import { useT } from '../../i18n/use-t';
import { usePage, usePreferences } from '../../state/use-page';
import { Select } from '../../ui/select';

export function LanguageSelect() {
  const { address } = usePage();
  const t = useT();
  const language = usePreferences((state) => state.language);
  const setLanguage = usePreferences((state) => state.setLanguage);
  const showPseudo = import.meta.env.DEV || address().get('pseudo') !== null;
  const offered = offeredLanguages(showPseudo, language);
  return (
    <Select
      label={t('app.language')}
      value={language}
      options={offered.map(({ id, name, isDraft }) => ({
        value: id,
        language: id,
        label: isDraft ? t('language.draft', { language: name }) : name,
      }))}
      onChange={setLanguage}
    />
  );
}
