import { useTranslation } from 'react-i18next';
import { CodeBlock } from './code-block.tsx';
import { developerSnippet } from './developer-snippet.ts';
import { FlagAnswer } from './flag-answer.tsx';
import { FlagFileFacts, UnwritableNotice } from './flag-file-facts.tsx';
import { FlagHistory } from './flag-history.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';

function FlagContent({ flag }: { flag: OutputOf<'flags.get'> }) {
  const { t } = useTranslation('flags');
  const { flagKey, filePath } = flag;
  const comments = { install: t('snippet.install'), ask: t('snippet.ask') };
  return (
    <PageBody side={<FlagFileFacts flag={flag} />} sideLabel={t('flag')}>
      <FlagAnswer flag={flag} />
      <UnwritableNotice flag={flag} />
      <Section title={t('history.title')} note={t('history.note')}>
        <FlagHistory history={flag.history} />
      </Section>
      <Section title={t('definition')} note={t('definitionNote')}>
        <CodeBlock label={t('definition')} text={flag.definition} copyLabel={t('copyDefinition')} />
      </Section>
      <Section title={t('developer')} note={t('developerNote')}>
        <CodeBlock
          label={t('developer')}
          text={developerSnippet({ flagKey, filePath, comments })}
          copyLabel={t('copySnippet')}
        />
        <p className="soft flags-words">{t('developerWords')}</p>
      </Section>
    </PageBody>
  );
}

/** What the product sees, where it reads it, and how it came to be so. */
export function FlagTab({ featureId }: { featureId: string }) {
  const query = useQueryOf('flags.get', { featureId });
  if (query.data !== undefined) return <FlagContent flag={query.data} />;
  return (
    <PageBody>
      <QueryState query={query}>{() => null}</QueryState>
    </PageBody>
  );
}
