import { CircleHelp } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AnsweredQuestion, orderKey, useAnswerWords } from './answered-question.tsx';
import { ArmValuesAnswer } from './arm-values-answer.tsx';
import { Choices } from './choices.tsx';
import { putColumnToUse } from './mapping-edits.ts';
import { NewColumnAnswer } from './new-column-answer.tsx';
import type { AskedQuestions } from './use-asked-questions.ts';
import type { CheckProps } from './wizard-props.ts';
import { YearAnswer } from './year-answer.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ImportQuestion } from '#shared/imports/import-mapping.ts';

type AnswerProps = CheckProps & { question: ImportQuestion };

function OrderAnswer({ question, mapping, onChange }: AnswerProps) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const choices = question.suggestions.map(({ value, example, reading }) => ({
    key: value,
    label: reading === '' ? value : t('readsAs', { example, reading: formats.dayLong(reading) }),
    detail: t(orderKey(value)),
    onChoose: () => onChange({ ...mapping, dayFormat: value }),
  }));
  return <Choices choices={choices} />;
}

function ArmAnswer({ question, mapping, onChange }: AnswerProps) {
  const { t } = useTranslation('imports');
  const choices = question.suggestions.flatMap(({ value }) => {
    const arm = value === 'control' ? 'control' : 'pilot';
    return [
      {
        key: arm,
        label: t(`arm.${arm}`),
        detail: t(`armMeans.${arm}`),
        onChoose: () => onChange({ ...mapping, fixedArm: arm }),
      },
    ];
  });
  return <Choices choices={choices} />;
}

function DayColumnAnswer({ question, preview, mapping, onChange }: AnswerProps) {
  const choices = question.suggestions.slice(0, 12).flatMap(({ value, example, reading }) => {
    const column = preview.columns[Number(value)];
    if (column === undefined) return [];
    return [
      {
        key: value,
        label: example === '' ? `#${Number(value) + 1}` : example,
        detail: reading,
        onChoose: () => onChange(putColumnToUse(mapping, column, 'day')),
      },
    ];
  });
  return <Choices choices={choices} />;
}

function DecimalAnswer({ question, mapping, onChange }: AnswerProps) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const choices = question.suggestions.map(({ value, example, reading }) => ({
    key: value,
    label: t('readsAs', { example, reading: formats.plain(Number(reading)) }),
    detail: t(value === ',' ? 'decimalComma' : 'decimalPoint'),
    onChoose: () =>
      onChange({ ...mapping, dialect: { ...mapping.dialect, decimal: value === ',' ? ',' : '.' } }),
  }));
  return <Choices choices={choices} />;
}

function Answer(props: AnswerProps) {
  const { t } = useTranslation('imports');
  switch (props.question.code) {
    case 'day-or-month-first':
      return <OrderAnswer {...props} />;
    case 'which-year':
      return <YearAnswer {...props} />;
    case 'which-arm':
      return <ArmAnswer {...props} />;
    case 'arm-values':
      return <ArmValuesAnswer {...props} />;
    case 'new-column':
      return <NewColumnAnswer {...props} />;
    case 'which-day-column':
      return <DayColumnAnswer {...props} />;
    case 'decimal-or-thousands':
      return <DecimalAnswer {...props} />;
    default:
      return <p className="soft">{t('metricsBelow')}</p>;
  }
}

function Question(props: AnswerProps) {
  const { t } = useTranslation('imports');
  const id = useId();
  const { code, suggestions } = props.question;
  const { example = '', reading: values = '' } = suggestions[0] ?? {};
  return (
    <li className="imports-question" aria-labelledby={id}>
      <CircleHelp className="icon tone-notyet" aria-hidden="true" />
      <div className="grow">
        <h2 id={id}>{t(`question.${code}`, { example })}</h2>
        <p className="small muted imports-question-why">{t(`questionWhy.${code}`, { values })}</p>
        <Answer {...props} />
      </div>
    </li>
  );
}

/** What only the person can know, answered where it is asked; answers stay in sight and can be changed. */
export function CheckQuestions({ questions, ...props }: CheckProps & { questions: AskedQuestions }) {
  const { t } = useTranslation('imports');
  const answerOf = useAnswerWords(props);
  const { asked, reopened, reopen } = questions;
  const open = new Set(props.preview.questions.map(({ code }) => code));
  const shown = asked.flatMap((question) => {
    const isOpen = open.has(question.code) || reopened === question.code;
    const answer = isOpen ? null : answerOf(question);
    return isOpen || answer !== null ? [{ question, answer }] : [];
  });
  if (shown.length === 0) return null;
  const onChange: CheckProps['onChange'] = (mapping) => {
    reopen(null);
    props.onChange(mapping);
  };
  return (
    <ul className="imports-questions" aria-label={t('questions')}>
      {shown.map(({ question, answer }) =>
        answer === null ? (
          <Question key={question.code} {...props} question={question} onChange={onChange} />
        ) : (
          <AnsweredQuestion
            key={question.code}
            question={question}
            answer={answer}
            onChange={() => reopen(question.code)}
          />
        ),
      )}
    </ul>
  );
}
