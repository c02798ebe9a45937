import { useTranslation } from 'react-i18next';
import type { WorkspaceDescription } from '#shared/workspace/workspace.contract.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { BusinessSection } from './business-section.tsx';
import { NoticesSection } from './notices-section.tsx';
import { PlanningSection } from './planning-section.tsx';
import { RecordSection } from './record-section.tsx';
import { WorkspacesSection } from './workspaces-section.tsx';
import './workspace.css';

function Settings({ workspace }: { workspace: WorkspaceDescription }) {
  const { t } = useTranslation('workspace');
  return (
    <PageBody side={<RecordSection />} sideLabel={t('record')}>
      <AnswerSentence>
        {t('answer', { name: workspace.settings.name })} <span className="muted">{t('answerRest')}</span>
      </AnswerSentence>
      <BusinessSection settings={workspace.settings} />
      <PlanningSection />
      <AppearanceSection />
      <NoticesSection />
      <WorkspacesSection />
      <BackupSection />
    </PageBody>
  );
}

/** What belongs to the business, to this window, and to the file everything is kept in. */
export function SettingsPage() {
  const { t } = useTranslation('workspace');
  const workspace = useQueryOf('workspace.describe', {});
  return (
    <PageFrame title={t('settings')}>
      <QueryState query={workspace}>{(data) => <Settings workspace={data} />}</QueryState>
    </PageFrame>
  );
}
