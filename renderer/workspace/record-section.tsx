import { Button } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { SideList, SideSection } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { groupDeeds } from './group-deeds.ts';
import { useDeedWords } from './use-deed-words.ts';

const SHOWN_ENTRIES = 30;

function VerifyResult() {
  const { t } = useTranslation('workspace');
  const result = useQueryOf('workspace.verify', {}, { enabled: false });
  const { data, error, refetch, isFetching } = result;
  return (
    <div className="stack workspace-verify">
      <Button
        size="sm"
        loading={isFetching}
        leftSection={<ShieldCheck className="icon" aria-hidden="true" />}
        onClick={() => void refetch()}
      >
        {t('verify')}
      </Button>
      <div className="small soft" role="status">
        {data === undefined
          ? t('verifyHint')
          : data.firstBroken === null
            ? t('verified', { audit: data.auditEntries, decisions: data.decisions })
            : t('broken', { sequence: data.firstBroken.sequence })}
      </div>
      {error !== null && <ErrorState error={error} />}
    </div>
  );
}

/** The audit log: who did what, and the proof that nobody changed it since. */
export function RecordSection() {
  const { t } = useTranslation('workspace');
  const formats = useFormats();
  const words = useDeedWords();
  const audit = useQueryOf('workspace.listAudit', { limit: SHOWN_ENTRIES });
  return (
    <SideSection title={t('record')}>
      <VerifyResult />
      <SideList
        items={groupDeeds(audit.data ?? []).map((deed) => ({
          key: String(deed.sequence),
          title:
            deed.times > 1
              ? t('deedTimes', { deed: words(deed.method), times: deed.times })
              : words(deed.method),
          detail: t('byWhom', { name: deed.actor, when: formats.instant(deed.at) }),
        }))}
      />
    </SideSection>
  );
}
