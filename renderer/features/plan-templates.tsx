import { ActionIcon, Menu, Popover, TextInput } from '@mantine/core';
import { BookmarkPlus, LayoutTemplate } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phasesOfTemplate, useTemplates } from './template-choice.ts';
import { useStartCalendar } from './use-start-calendar.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { FormFoot } from '#renderer/ui/form-foot.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

type PlanTemplatesProps = { detail: OutputOf<'features.get'>; today: CalendarDay };

function KeepForm({
  featureId,
  name: first,
  onDone,
}: {
  featureId: string;
  name: string;
  onDone: () => void;
}) {
  const { t } = useTranslation('features');
  const [name, setName] = useState(first);
  const keep = useCommand('features.keepTemplate', { errors: 'inline' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const onSuccess = (): void => {
      showToast({ message: t('templates.kept', { name }) });
      onDone();
    };
    keep.mutate({ featureId, name }, { onSuccess });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput
        label={t('templates.name')}
        description={t('templates.keepHint')}
        maxLength={200}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {keep.error !== null && <ErrorState error={keep.error} />}
      <FormFoot
        keep={t('templates.keep')}
        isReady={name.trim() !== ''}
        isPending={keep.isPending}
        onCancel={onDone}
      />
    </form>
  );
}

/** Another template in place of the plan, while nothing of it has started. */
function OtherTemplates({ detail, today }: PlanTemplatesProps) {
  const { t } = useTranslation('features');
  const templates = useTemplates();
  const calendar = useStartCalendar(detail.feature.id);
  const staff = useStaffBase();
  const replace = useCommand('features.replacePlan');
  const done = useUndoToast();
  const { feature, plan, customerBase } = detail;
  const firstDay = plan.phases[0]?.plannedStart ?? today;
  return (
    <>
      <Menu.Label>{t('templates.replace')}</Menu.Label>
      {templates.map(({ key, name, hint }) => {
        const phases = phasesOfTemplate(templates, key, {
          customers: customerBase,
          staff,
          firstDay,
          calendar,
        });
        return (
          <Menu.Item
            key={key}
            disabled={phases.length === 0}
            onClick={() =>
              replace.mutate(
                { featureId: feature.id, phases },
                { onSuccess: () => done(t('templates.replaced', { name })) },
              )
            }
          >
            {name} <span className="small muted">{hint}</span>
          </Menu.Item>
        );
      })}
    </>
  );
}

function useStaffBase(): number {
  const listed = useQueryOf('segments.listPeople', { limit: 1 }).data?.staff ?? 0;
  const said = useQueryOf('workspace.describe', {}).data?.settings.staffCount ?? 0;
  return Math.max(listed, said);
}

/** Keeps the plan as a template; begins from another one while nothing has started. */
export function PlanTemplates({ detail, today }: PlanTemplatesProps) {
  const { t } = useTranslation('features');
  const [isKeeping, setKeeping] = useState(false);
  const isOpen = !detail.plan.phases.some(isLocked);
  return (
    <Popover
      opened={isKeeping}
      onChange={setKeeping}
      width={320}
      position="bottom-end"
      trapFocus
      returnFocus
      // The button opens the menu, and an entry of that the form: what stands between them has no role.
      withRoles={false}
    >
      <Popover.Target>
        <span>
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon size={28} aria-label={t('templates.menu')} title={t('templates.menu')}>
                <LayoutTemplate className="icon" aria-hidden="true" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<BookmarkPlus className="icon" aria-hidden="true" />}
                onClick={() => setKeeping(true)}
              >
                {t('templates.keepThis')}
              </Menu.Item>
              {isOpen && <OtherTemplates detail={detail} today={today} />}
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('templates.keepThis')}>
        <KeepForm featureId={detail.feature.id} name={detail.feature.name} onDone={() => setKeeping(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
