import { Button } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { FirstRun } from './routes.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ErrorState } from '#renderer/ui/states.tsx';
import { isAppError } from '#shared/kernel/app-error.ts';

function CannotReach({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation('shell');
  if (isAppError(error) && error.code === 'session-ended') {
    return (
      <div className="shell-plain">
        <ErrorState error={error} />
        <Button onClick={() => location.reload()}>{t('broken.reload')}</Button>
      </div>
    );
  }
  return (
    <div className="shell-plain">
      <h1>{t('lost.cannotReach')}</h1>
      <ErrorState error={error} onRetry={onRetry} />
    </div>
  );
}

/** Before the frame: whether the host answers, and whether a workspace is open at all. */
export function Start({ children }: { children: ReactNode }) {
  // The sample is no known workspace, so the open one itself is asked.
  const { data, error, refetch } = useQueryOf('workspace.describe', {});
  if (data !== undefined) return children;
  if (error === null) return null;
  if (!isAppError(error) || error.code !== 'no-workspace-open') {
    return <CannotReach error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Suspense fallback={null}>
      <div className="shell-plain">
        <FirstRun />
      </div>
    </Suspense>
  );
}
