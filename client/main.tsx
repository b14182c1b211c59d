import './ui/no-eval.ts';
import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-sans-3/wght-italic.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '@digdir/designsystemet-css/theme.css';
import '@digdir/designsystemet-css';
import './ui/theme.css';
import './ui/base.css';
import './ui/ui.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstLocale } from './people/first-locale.ts';
import { sessionQuery } from './people/session.ts';
import { openRouter } from './screens.tsx';
import { CrumbProvider } from './ui/crumbs.tsx';
import { applyAppearance, chosenAppearance } from './ui/appearance.ts';
import { problemOf } from './ui/problem.tsx';
import { chosenLocale, loadTexts, TextProvider } from './ui/text.tsx';
import { ToastProvider } from './ui/toasts.tsx';

applyAppearance(chosenAppearance());

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Live events tell when something is old; a question asked twice within half a minute is the same question.
      staleTime: 30_000,
      // A refusal stays a refusal; only a missing answer is worth asking again.
      retry: (count, error) => problemOf(error).status === 0 && count < 3,
    },
    mutations: { retry: false },
  },
});

// Who is here and what is most likely said are asked for before the screen's many files.
void queryClient.prefetchQuery(sessionQuery);
const first = Promise.all([firstLocale(queryClient), loadTexts(chosenLocale())]);
const router = openRouter(queryClient);
const [locale] = await first;
const texts = await loadTexts(locale);
const place = document.getElementById('app');
if (place === null) throw new Error('The page has no place for the application');

createRoot(place).render(
  <StrictMode>
    <TextProvider start={{ locale, texts }}>
      <QueryClientProvider client={queryClient}>
        <ToastProvider>
          <CrumbProvider>
            <RouterProvider router={router} />
          </CrumbProvider>
        </ToastProvider>
      </QueryClientProvider>
    </TextProvider>
  </StrictMode>,
);
