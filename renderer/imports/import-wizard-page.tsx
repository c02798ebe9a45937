import { useSearchParams } from 'wouter';
import { MetricsWizardPage } from './metrics-wizard.tsx';
import { RosterWizardPage } from './roster-wizard.tsx';
import './imports.css';

/** Brings a file in: numbers of a feature, or with `?kind=roster` the people. */
export function ImportWizardPage({ featureId }: { featureId: string | null }) {
  const [search] = useSearchParams();
  return search.get('kind') === 'roster' ? <RosterWizardPage /> : <MetricsWizardPage featureId={featureId} />;
}
