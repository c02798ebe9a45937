import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  AlarmClock,
  Check,
  ChevronsDown,
  CircleHelp,
  FileInput,
  Flag,
  type LucideIcon,
  OctagonX,
  Scale,
  TrendingUp,
  TriangleAlert,
  Waves,
} from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { placeOfAlert, type Alert } from '#shared/decisions/alert.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { GateBadges } from '#renderer/decisions/public.ts';
import { Kbd } from '#renderer/ui/marks.tsx';
import { AcknowledgeForm, type AnswerKind, SnoozeForm } from './answer-alert.tsx';
import { useAlertWords } from './use-alert-words.ts';

const ICONS: Record<Alert['kind'], LucideIcon> = {
  'hard-limit-passed': OctagonX,
  'harm-shown': ChevronsDown,
  'catastrophe-open': TriangleAlert,
  'harm-possible': TriangleAlert,
  'crossing-ahead': TrendingUp,
  'gate-due': Flag,
  'stop-advised': Flag,
  'numbers-stale': FileInput,
  'impossible-figures': CircleHelp,
  'definition-changed': CircleHelp,
  'sample-ratio': Scale,
  'both-arms': Scale,
  'days-missing': CircleHelp,
  'one-day-dominates': CircleHelp,
  'unusual-days': Waves,
};

const TONES: Record<Alert['severity'], string> = {
  'act-now': 'icon tone-reduce',
  look: 'icon tone-hold',
  know: 'icon muted',
};

const KEYS: Readonly<Record<string, AnswerKind>> = { a: 'acknowledge', z: 'snooze' };

function isPlainKey({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.closest('form') !== null;
  return !isTyping && !ctrlKey && !metaKey && !altKey;
}

type AnswerButtonProps = {
  kind: AnswerKind;
  title: string;
  isOpen: boolean;
  onPress: () => void;
};

function AnswerButton({ kind, title, isOpen, onPress }: AnswerButtonProps) {
  const { t } = useTranslation('today');
  const key = kind === 'acknowledge' ? 'a' : 'z';
  const Icon = kind === 'acknowledge' ? Check : AlarmClock;
  return (
    <Tooltip
      label={
        <span className="row">
          {t(`alert.${kind}`)} <Kbd>{key}</Kbd>
        </span>
      }
    >
      <ActionIcon
        size={32}
        aria-label={t(`alert.${kind}Which`, { title })}
        aria-keyshortcuts={key}
        aria-expanded={isOpen}
        onClick={onPress}
      >
        <Icon className="icon" aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}

function UnusualDays({ alert }: { alert: Alert }) {
  const words = useAlertWords();
  return (
    <ul className="today-unusual soft">
      {alert.unusual.map((unusual) => (
        <li key={`${unusual.metricId} ${unusual.day} ${unusual.kind}`}>{words.unusual(unusual)}</li>
      ))}
    </ul>
  );
}

function AlertWords({ alert }: { alert: Alert }) {
  const { t } = useTranslation('today');
  const words = useAlertWords();
  return (
    <>
      <h2>{words.title(alert)}</h2>
      {alert.unusual.length > 0 && <UnusualDays alert={alert} />}
      <p className="soft">{words.detail(alert)}</p>
      <div className="row row-wrap small muted">
        {alert.featureName}
        {alert.severity === 'act-now' && <span className="tone-reduce medium">{t('alert.urgent')}</span>}
        <GateBadges badges={alert.badges} />
      </div>
    </>
  );
}

/** The line that has the focus next, once this one is gone. */
function focusNeighbour(line: HTMLElement | null): void {
  const next = line?.nextElementSibling ?? line?.previousElementSibling;
  next?.querySelector<HTMLElement>('.today-action')?.focus();
}

export type AlertRowProps = { alert: Alert; isFirst: boolean; today: CalendarDay };

/** An alert with the way to deal with it, and to answer it where it stands. */
export function AlertRow({ alert, isFirst, today }: AlertRowProps) {
  const words = useAlertWords();
  const line = useRef<HTMLLIElement>(null);
  const [answering, setAnswering] = useState<AnswerKind | null>(null);
  const Icon = ICONS[alert.kind];
  const title = words.title(alert);
  const toggle = (kind: AnswerKind): void => setAnswering(answering === kind ? null : kind);
  const onKeyDown = (event: KeyboardEvent): void => {
    const kind = KEYS[event.key];
    if (kind === undefined || !isPlainKey(event)) return;
    event.preventDefault();
    setAnswering(kind);
  };
  const cancel = (): void => {
    setAnswering(null);
    line.current?.querySelector<HTMLElement>('.today-action')?.focus();
  };
  const form = { alert, today, onCancel: cancel, onDone: () => focusNeighbour(line.current) };
  return (
    <li className="today-item" ref={line} onKeyDown={onKeyDown}>
      <Icon className={TONES[alert.severity]} aria-hidden="true" />
      <div className="grow">
        <AlertWords alert={alert} />
        {answering === 'acknowledge' && <AcknowledgeForm {...form} />}
        {answering === 'snooze' && <SnoozeForm {...form} />}
      </div>
      <div className="today-actions row">
        {(['acknowledge', 'snooze'] as const).map((kind) => (
          <AnswerButton
            key={kind}
            kind={kind}
            title={title}
            isOpen={answering === kind}
            onPress={() => toggle(kind)}
          />
        ))}
        <Button
          component={Link}
          href={placeOfAlert(alert)}
          variant={isFirst ? 'filled' : 'default'}
          className="today-action"
        >
          {words.action(alert)}
        </Button>
      </div>
    </li>
  );
}
