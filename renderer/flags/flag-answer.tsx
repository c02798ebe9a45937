import { Trans, useTranslation } from 'react-i18next';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';

type Flag = OutputOf<'flags.get'>;

/** What the product sees now. */
export function FlagAnswer({ flag }: { flag: Flag }) {
  const { t } = useTranslation('flags');
  const bold = { b: <strong /> };
  return (
    <AnswerSentence>
      {flag.exposure === 'some' ? (
        <Trans t={t} i18nKey="answer.some" count={flag.people} components={bold} />
      ) : (
        <Trans t={t} i18nKey={`answer.${flag.exposure}`} components={bold} />
      )}{' '}
      <span className="muted">{t('follows')}</span>
    </AnswerSentence>
  );
}
