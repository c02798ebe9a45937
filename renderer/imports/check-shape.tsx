import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { putShape } from './shape-edits.ts';
import type { CheckProps } from './wizard-props.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { shareOfBusiest } from '#shared/imports/one-person.ts';

const SHAPES = ['wide', 'long', 'events'] as const;
const GRAINS = ['day', 'week', 'month'] as const;
const WEEK_STARTS = ['monday', 'sunday'] as const;
const PERSON_RULES = ['each-row', 'distinct-people'] as const;

function Grain({ mapping, onChange }: CheckProps) {
  const { t } = useTranslation('imports');
  return (
    <div className="row row-wrap imports-shape-line">
      <span className="small soft imports-shape-label">{t('grain')}</span>
      <Segments
        label={t('grain')}
        value={mapping.grain}
        options={GRAINS.map((value) => ({ value, label: t(`grains.${value}`) }))}
        onChange={(grain) => onChange({ ...mapping, grain })}
      />
      {mapping.grain !== 'day' && mapping.weekFrom !== 'sunday' && (
        <span className="small muted">{t('grainKept')}</span>
      )}
    </div>
  );
}

/** Weeks written as days may begin on a Sunday; those written as week and year are counted from Monday (ISO 8601). */
function WeekFrom({ mapping, onChange }: CheckProps) {
  const { t } = useTranslation('imports');
  const { grain, dayFormat, weekFrom = 'monday' } = mapping;
  if (grain !== 'week' || dayFormat === 'iso-week' || dayFormat === 'year-week') return null;
  return (
    <div className="row row-wrap imports-shape-line">
      <span className="small soft imports-shape-label">{t('weekFrom')}</span>
      <Segments
        label={t('weekFrom')}
        value={weekFrom}
        options={WEEK_STARTS.map((value) => ({ value, label: t(`weekdays.${value}`) }))}
        onChange={(next) => onChange({ ...mapping, weekFrom: next })}
      />
    </div>
  );
}

function PersonRule({ mapping, onChange }: CheckProps) {
  const { t } = useTranslation('imports');
  if (mapping.personColumn === null) return null;
  return (
    <div className="row row-wrap imports-shape-line">
      <span className="small soft imports-shape-label">{t('personRule')}</span>
      <Segments
        label={t('personRule')}
        value={mapping.personRule}
        options={PERSON_RULES.map((value) => ({ value, label: t(`personRules.${value}`) }))}
        onChange={(personRule) => onChange({ ...mapping, personRule })}
      />
      <span className="small muted">{t(`personRuleMeans.${mapping.personRule}`)}</span>
    </div>
  );
}

/** That one person speaks for many, where all their events count; whether they do is chosen right above. */
function OnePerson({ preview }: Pick<CheckProps, 'preview'>) {
  const { t } = useTranslation('imports');
  const share = preview.counts === null ? null : shareOfBusiest(preview.counts);
  if (share === null) return null;
  return (
    <p className="row imports-warning">
      <CircleAlert className="icon-small tone-hold" aria-hidden="true" />
      <span>{t('onePerson', { share })}</span>
    </p>
  );
}

function Shape({ mapping, preview, onChange }: CheckProps) {
  const { t } = useTranslation('imports');
  return (
    <div className="row row-wrap imports-shape-line">
      <span className="small soft imports-shape-label">{t('shape')}</span>
      <Segments
        label={t('shape')}
        value={mapping.shape}
        options={SHAPES.map((value) => ({ value, label: t(`shapes.${value}`) }))}
        onChange={(shape) => onChange(putShape(mapping, shape, preview.columns))}
      />
      <span className="small muted">{t(`shapeMeans.${mapping.shape}`)}</span>
    </div>
  );
}

/** The usual table, said in one line; opened it is chosen like any other. */
function UsualShape({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('imports');
  return (
    <div className="row row-wrap small soft imports-shape-usual">
      <span>{[t('shapeIs.wide'), t('grainIs.day')].join(' · ')}</span>
      <Button size="sm" variant="subtle" aria-label={t('shapeChangeNamed')} onClick={onOpen}>
        {t('shapeChange')}
      </Button>
    </div>
  );
}

/** What one row of the table stands for: its shape, the stretch of time it speaks about, and how people are counted. */
export function CheckShape(props: CheckProps) {
  const { t } = useTranslation('imports');
  const { shape, grain, personColumn } = props.mapping;
  const [isOpen, setIsOpen] = useState(false);
  const isUsual = shape === 'wide' && grain === 'day' && personColumn === null;
  if (isUsual && !isOpen) return <UsualShape onOpen={() => setIsOpen(true)} />;
  return (
    <Section title={t('shapeTitle')}>
      <div className="stack imports-shape">
        <Shape {...props} />
        <Grain {...props} />
        <WeekFrom {...props} />
        <PersonRule {...props} />
        <OnePerson {...props} />
      </div>
    </Section>
  );
}
