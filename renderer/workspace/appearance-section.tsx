import { useTranslation } from 'react-i18next';
import { setPreferences, type ThemeChoice, usePreferences } from '#renderer/ui/preferences.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';

const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

/** Language and theme of this window. */
export function AppearanceSection() {
  const { t } = useTranslation('workspace');
  const { language, theme } = usePreferences();
  return (
    <Section title={t('appearance')} note={t('appearanceNote')}>
      <div className="row row-wrap workspace-fields">
        <Segments
          label={t('language')}
          value={language}
          options={[
            { value: 'en', label: 'English' },
            { value: 'it', label: 'Italiano' },
          ]}
          onChange={(choice) => setPreferences({ language: choice })}
        />
        <Segments
          label={t('theme')}
          value={theme}
          options={THEMES.map((choice) => ({ value: choice, label: t(`themes.${choice}`) }))}
          onChange={(choice) => setPreferences({ theme: choice })}
        />
      </div>
    </Section>
  );
}
