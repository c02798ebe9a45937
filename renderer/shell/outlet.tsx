import { Button } from '@mantine/core';
import { Compass } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import { ErrorBoundary } from './error-boundary.tsx';
import { type PageProps, type PageRoute, ROUTES } from './routes.tsx';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { usePreferences } from '#renderer/ui/preferences.ts';
import { EmptyState, LoadingRows } from '#renderer/ui/states.tsx';

function UnknownPlace() {
  const { t } = useTranslation('shell');
  return (
    <PageFrame title={t('unknown.title')}>
      <PageBody>
        <EmptyState
          icon={Compass}
          title={t('unknown.heading')}
          purpose={t('unknown.words')}
          action={
            <Button component={Link} href="/today" variant="filled">
              {t('unknown.action')}
            </Button>
          }
        />
      </PageBody>
    </PageFrame>
  );
}

function definedParams(params: Readonly<Record<string | number, string | undefined>>): PageProps['params'] {
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function RoutedPage({ route, params }: { route: PageRoute; params: PageProps['params'] }) {
  const search = useSearch();
  const { Page } = route;
  return <Page params={params} search={new URLSearchParams(search)} />;
}

/** The page of the present place. */
export function Outlet() {
  const [path] = useLocation();
  const lastPlace = usePreferences((preferences) => preferences.lastPlace);
  return (
    <ErrorBoundary place={path}>
      <Suspense
        fallback={
          <div className="shell-room">
            <LoadingRows />
          </div>
        }
      >
        <Switch>
          <Route path="/">
            <Redirect to={lastPlace === '/' ? '/today' : lastPlace} replace />
          </Route>
          {ROUTES.map((route) => (
            <Route key={route.path} path={route.path}>
              {(params) => <RoutedPage route={route} params={definedParams(params)} />}
            </Route>
          ))}
          <Route>
            <UnknownPlace />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
