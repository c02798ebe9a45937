import { Button } from '@mantine/core';
import { List } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FETCH_BUTTON } from './source-form.ts';
import type { SourceWizard } from './use-source-wizard.ts';
import type { NoTable } from './use-source-trial.ts';
import { Section } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { SourceAnswer } from '#shared/imports/source-answer.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** Refusals that another place for the rows, or another way of reading, can mend. */
const ABOUT_ROWS = new Set(['source-no-rows', 'source-no-columns', 'source-path-wrong']);
const COLUMNS_NAMED = 6;

type PicksProps = { lists: SourceAnswer['lists']; onPick: SourceWizard['pickList'] };

/** The lists in the answer, each with what its rows hold; one click reads the rows there. */
function ListPicks({ lists, onPick }: PicksProps) {
  const { t } = useTranslation('sources');
  if (lists.length === 0) return <p className="soft">{t('noLists')}</p>;
  return (
    <div className="stack sources-lists">
      <p className="medium">{t('listsFound')}</p>
      <ul aria-label={t('listsFound')}>
        {lists.map((list) => (
          <li key={list.path}>
            <Button
              className="sources-list"
              justify="flex-start"
              disabled={list.count === 0}
              leftSection={<List className="icon-small" aria-hidden="true" />}
              onClick={() => {
                void onPick(list);
                document.getElementById(FETCH_BUTTON)?.focus({ preventScroll: true });
              }}
            >
              <span className="stack sources-preset-words">
                <span>
                  <span className="mono">{list.path}</span>{' '}
                  <span className="small muted">{t('rowCount', { count: list.count })}</span>
                </span>
                {list.columns.length > 0 && (
                  <span className="small muted">
                    {list.columns
                      .slice(0, COLUMNS_NAMED)
                      .map(({ name }) => name)
                      .join(' · ')}
                    {list.columns.length > COLUMNS_NAMED ? ' …' : ''}
                  </span>
                )}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Raw({ answer }: { answer: SourceAnswer }) {
  const { t } = useTranslation('sources');
  const title = t(`answerKind.${answer.kind}`, { type: answer.type === '' ? t('unnamedType') : answer.type });
  return (
    <figure className="sources-raw">
      <figcaption className="small muted">
        {title} {answer.cut === 'cut' && t('answerCut')}
      </figcaption>
      <pre className="mono" tabIndex={0} aria-label={t('answer')}>
        {answer.text === '' ? t('answerEmpty') : answer.text}
      </pre>
    </figure>
  );
}

/** What a service sent that gives no table: why, what can be done with one click, and beside it the answer itself. */
export function SourceAnswerSection({ trial, wizard }: { trial: NoTable; wizard: SourceWizard }) {
  const { t } = useTranslation('sources');
  const { problem, answer } = trial;
  return (
    <Section title={t('answer')}>
      <div className="sources-answer">
        <div className="stack sources-stack">
          <ErrorState error={new AppError('unavailable', problem.code, problem.details)} />
          {ABOUT_ROWS.has(problem.code) && <ListPicks lists={answer.lists} onPick={wizard.pickList} />}
          {problem.code === 'source-not-json' && (
            <div className="row">
              <Button onClick={() => void wizard.pickFile()}>{t('readAsFile')}</Button>
            </div>
          )}
        </div>
        <Raw answer={answer} />
      </div>
    </Section>
  );
}
