import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownWorkspace } from '#shared/workspace/shell.contract.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { OpenFile } from './open-file.tsx';
import { useWorkspaceDoors } from './use-workspace-doors.ts';

function KnownRow({ workspace }: { workspace: KnownWorkspace }) {
  const { t } = useTranslation('workspace');
  const formats = useFormats();
  const doors = useWorkspaceDoors();
  return (
    <li className="row between">
      <div className="workspace-known">
        <div className="medium cut">{workspace.fileName}</div>
        <div className="small muted cut">
          {workspace.folder} · {t('openedAt', { when: formats.instant(workspace.openedAt) })}
        </div>
      </div>
      {workspace.current === 'open' ? (
        <span className="small muted">{t('openNow')}</span>
      ) : (
        <Button size="sm" loading={doors.isOpening} onClick={() => doors.openKnown(workspace.handle)}>
          {t('open')}
        </Button>
      )}
    </li>
  );
}

function CreateForm() {
  const { t } = useTranslation('workspace');
  const doors = useWorkspaceDoors();
  const [name, setName] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== '') doors.create(name.trim());
  }
  return (
    <form className="row row-wrap workspace-create" onSubmit={submit}>
      <TextInput
        aria-label={t('newName')}
        placeholder={t('newName')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        type="submit"
        disabled={name.trim() === ''}
        loading={doors.isOpening}
        leftSection={<Plus className="icon" aria-hidden="true" />}
      >
        {t('createWorkspace')}
      </Button>
      <Button variant="subtle" onClick={doors.openSample}>
        {t('openSample')}
      </Button>
    </form>
  );
}

/** The files this computer knows, and ways to another one. */
export function WorkspacesSection() {
  const { t } = useTranslation('workspace');
  const known = useQueryOf('shell.listWorkspaces', {});
  return (
    <Section title={t('workspaces')} note={t('workspacesNote')}>
      <QueryState query={known}>
        {(workspaces) => (
          <ul className="rule-list">
            {workspaces.map((workspace) => (
              <KnownRow key={workspace.handle} workspace={workspace} />
            ))}
          </ul>
        )}
      </QueryState>
      <div className="stack workspace-doors">
        <CreateForm />
        <OpenFile />
      </div>
    </Section>
  );
}
