import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type BoundaryProps = {
  /** A new place gets a new try. */
  place: string;
  children: ReactNode;
};
type BoundaryState = { failed: boolean; place: string };

function BrokenPage({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <div className="shell-plain" role="alert">
      <h1>{t('broken.title')}</h1>
      <p className="soft">{t('broken.words')}</p>
      <div className="row" style={{ marginTop: 16 }}>
        <Button variant="filled" onClick={onRetry}>
          {t('broken.retry')}
        </Button>
        <Button onClick={() => location.reload()}>{t('broken.reload')}</Button>
      </div>
    </div>
  );
}

/** Keeps the frame standing when a page breaks. Only a class can catch what React throws while drawing. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false, place: this.props.place };

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ place }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return place === state.place ? null : { failed: false, place };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <BrokenPage onRetry={() => this.setState({ failed: false })} />;
  }
}
