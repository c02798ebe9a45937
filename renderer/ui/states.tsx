import { Button, Skeleton } from '@mantine/core';
import { Check, CircleAlert, type LucideIcon, RefreshCw } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorWords } from './error-words.ts';
import './states.css';

const SKELETON_AFTER_MILLISECONDS = 300;

export type EmptyStateProps = {
  icon?: LucideIcon;
  title: string;
  /** What this place is for. */
  purpose: ReactNode;
  /** One example in words, as it would look here. */
  example?: ReactNode;
  /** The first action. */
  action?: ReactNode;
};

/** An empty place says what it is for and what to do first. */
export function EmptyState({ icon: Icon, title, purpose, example, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      {Icon !== undefined && <Icon className="empty-icon" aria-hidden="true" />}
      <h2>{title}</h2>
      <p className="soft">{purpose}</p>
      {example !== undefined && <div className="empty-example small soft">{example}</div>}
      {action !== undefined && <div className="empty-action row row-wrap">{action}</div>}
    </div>
  );
}

export type ErrorStateProps = { error: Error; onRetry?: () => void };

/** What went wrong and what to do next, in words; retry where it can help. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  const words = useErrorWords(error);
  return (
    <div className="error-state" role="alert">
      <CircleAlert className="icon tone-rollback" aria-hidden="true" />
      <div className="grow">
        <p className="strong">{words.sentence}</p>
        <p className="soft">{words.next}</p>
        {onRetry !== undefined && (
          <Button size="sm" mt={8} leftSection={<RefreshCw className="icon-small" />} onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </div>
    </div>
  );
}

export type LoadingRowsProps = { rows?: number };

/** Grey rows, but only after a moment: most answers come before anybody would see them. */
export function LoadingRows({ rows = 5 }: LoadingRowsProps) {
  const { t } = useTranslation('ui');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SKELETON_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading-rows" role="status" aria-busy="true">
      <span className="visually-hidden">{late ? t('loading') : ''}</span>
      {late &&
        Array.from({ length: rows }, (_, index) => (
          <Skeleton key={index} height={14} width={`${[92, 78, 86, 64, 74][index % 5] ?? 80}%`} radius={4} />
        ))}
    </div>
  );
}

export type SaveState = 'idle' | 'saving' | 'saved' | 'failed';

/** The quiet word of autosave, read out politely. */
export function StatusText({ state }: { state: SaveState }) {
  const { t } = useTranslation('ui');
  return (
    <span className="status-text small muted" role="status">
      {state === 'saved' && (
        <>
          <Check className="icon-small" aria-hidden="true" />
          {t('saved')}
        </>
      )}
      {state === 'saving' && t('saving')}
      {state === 'failed' && <span className="tone-rollback">{t('notSaved')}</span>}
    </span>
  );
}
