import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { MetricsWizardPage } from './metrics-wizard.tsx';
import { RosterWizardPage } from './roster-wizard.tsx';
import { dismissToasts } from '#renderer/ui/toast.tsx';
import './imports.css';

/** Brings a file in: numbers of a feature, or with `?kind=roster` the people. */
export function ImportWizardPage({ featureId }: { featureId: string | null }) {
  const [search] = useSearchParams();
  // What was done elsewhere would stand over the rows of the file; Ctrl+Z takes it back all the same.
  useEffect(dismissToasts, []);
  return search.get('kind') === 'roster' ? <RosterWizardPage /> : <MetricsWizardPage featureId={featureId} />;
}
