import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { Router } from 'wouter';
import { Frame } from './frame.tsx';
import { navigateTo, useHashPlace, useHashSearch } from './hash-place.ts';
import { Start } from './start.tsx';
import { RESOURCES } from '#renderer/locales/resources.ts';
import { createQueryClient, followEvents } from '#renderer/rpc/query-client.ts';
import { errorWords } from '#renderer/ui/error-words.ts';
import { Layers } from '#renderer/ui/layers.tsx';
import { usePreferences } from '#renderer/ui/preferences.ts';
import { theme } from '#renderer/ui/theme.ts';
import { setToastCloseLabel, showToast } from '#renderer/ui/toast.tsx';
import { cssVariablesResolver } from '#renderer/ui/tokens.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { createWords, type Words } from '#shared/words/create-words.ts';

function toastError(words: Words, error: Error): void {
  if (isAppError(error) && error.code === 'cancelled') return;
  const { sentence, next } = errorWords(words, error);
  showToast({ tone: 'error', message: sentence, detail: next });
}

/** The window's language follows the person's choice, on screen and for screen readers. */
function useLanguage(words: Words): void {
  const language = usePreferences((preferences) => preferences.language);
  useEffect(() => {
    document.documentElement.lang = language;
    void words.changeLanguage(language);
  }, [language, words]);
}

function Themed({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui');
  const choice = usePreferences((preferences) => preferences.theme);
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  useEffect(() => setToastCloseLabel(t('close')), [t]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={choice === 'system' ? system : choice}
    >
      {children}
      <Layers />
      <Notifications position="bottom-center" />
    </MantineProvider>
  );
}

// The router takes its hooks as values.
const PLACES_BEHIND_HASH = { hook: useHashPlace, searchHook: useHashSearch };

/** Everything around the frame: words, data, theme, places. */
export function App() {
  const [words] = useState(() => createWords(usePreferences.getState().language, RESOURCES));
  const [queryClient] = useState(() => createQueryClient((error) => toastError(words, error)));
  useEffect(() => followEvents(queryClient, navigateTo), [queryClient]);
  useLanguage(words);
  return (
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={queryClient}>
        <Themed>
          <Router {...PLACES_BEHIND_HASH}>
            <Start>
              <Frame />
            </Start>
          </Router>
        </Themed>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
