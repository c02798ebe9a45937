import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { PlanTemplate } from '#shared/features/plan-template.ts';

function TemplateLine({ template }: { template: PlanTemplate }) {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const rename = useCommand('features.renameTemplate');
  const remove = useCommand('features.removeTemplate');
  const done = useUndoToast();
  const { id: templateId, name } = template;
  return (
    <li className="row between">
      <div className="grow">
        <InlineText
          label={t('templates.name')}
          labelHidden
          required
          value={name}
          onSave={(next) => rename.mutateAsync({ templateId, name: next })}
        />
        <span className="small muted">
          {template.steps.map((step) => `${step.name} ${formats.percent(step.share)}`).join(' · ')}
        </span>
      </div>
      <ActionIcon
        size={24}
        aria-label={t('templates.remove', { name })}
        onClick={() =>
          remove.mutate({ templateId }, { onSuccess: () => done(t('templates.removed', { name })) })
        }
      >
        <X className="icon-small" aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}

/** Plans kept to begin others from: renamed and removed here, kept on a feature's plan. */
export function OwnTemplates() {
  const { t } = useTranslation('features');
  const templates = useQueryOf('features.listTemplates', {}).data ?? [];
  if (templates.length === 0) return <p className="muted">{t('templates.none')}</p>;
  return (
    <ul className="rule-list">
      {templates.map((template) => (
        <TemplateLine key={template.id} template={template} />
      ))}
    </ul>
  );
}
