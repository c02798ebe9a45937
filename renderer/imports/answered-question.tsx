import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CheckProps } from './wizard-props.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ImportMapping, ImportQuestion } from '#shared/imports/import-mapping.ts';

/** The order of a day's parts in words, as it is asked for. */
export function orderKey(dayFormat: string) {
  return dayFormat === 'mdy' ? 'monthFirst' : dayFormat === 'dmy' ? 'dayFirst' : 'yearFirst';
}

function armAnswers({ suggestions }: ImportQuestion, { armValues }: ImportMapping) {
  const answers = suggestions.map(({ value }) => ({ value, meaning: armValues[value] ?? ('none' as const) }));
  return answers.some(({ meaning }) => meaning !== 'none') ? answers : [];
}

function newColumnAnswer(
  { suggestions }: ImportQuestion,
  mapping: ImportMapping,
  t: TFunction<'imports'>,
): string | null {
  const index = Number(suggestions[0]?.value);
  if (mapping.leftOut?.includes(index) === true) return t('columnUse.none');
  if (mapping.segmentColumn === index) return t('columnUse.segment');
  if (mapping.armColumn === index) return t('columnUse.group');
  return mapping.personColumn === index ? t('columnUse.person') : null;
}

/** What a question was answered with, in words; null where the mapping holds no answer to it any more. */
export function useAnswerWords({
  preview,
  mapping,
}: CheckProps): (question: ImportQuestion) => string | null {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const { armColumn, dayColumn, dayFormat, dialect, fixedArm, year } = mapping;
  return (question) => {
    switch (question.code) {
      case 'which-arm':
        return armColumn !== null || fixedArm === null ? null : t(`arm.${fixedArm}`);
      case 'arm-values': {
        const answers = armColumn === null ? [] : armAnswers(question, mapping);
        const words = answers.map(({ value, meaning }) => `${value} = ${t(`meaning.${meaning}`)}`);
        return words.length === 0 ? null : formats.list(words);
      }
      case 'day-or-month-first':
        return question.suggestions.some(({ value }) => value === dayFormat)
          ? t(orderKey(dayFormat ?? ''))
          : null;
      case 'which-year':
        return dayFormat !== 'named-yearless' || year === null ? null : String(year);
      case 'which-day-column':
        return dayColumn === null ? null : (preview.columns[dayColumn]?.name ?? null);
      case 'new-column':
        return newColumnAnswer(question, mapping, t);
      case 'decimal-or-thousands':
        return dialect.decimal === null ? null : t(dialect.decimal === ',' ? 'decimalComma' : 'decimalPoint');
      default:
        return null;
    }
  };
}

type Props = { question: ImportQuestion; answer: string; onChange: () => void };

/** A question that is answered: what was said, and a way to say it anew. */
export function AnsweredQuestion({ question, answer, onChange }: Props) {
  const { t } = useTranslation('imports');
  const title = t(`question.${question.code}`, { example: question.suggestions[0]?.example ?? '' });
  return (
    <li className="imports-question imports-answered">
      <CircleCheck className="icon muted" aria-hidden="true" />
      <div className="grow row row-wrap">
        <span className="soft">{title}</span>
        <span className="medium">{answer}</span>
        <Button
          size="sm"
          variant="subtle"
          aria-label={t('changeAnswer', { question: title })}
          onClick={onChange}
        >
          {t('change')}
        </Button>
      </div>
    </li>
  );
}
