import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { ChevronsUpDown, FolderOpen, Plus, Settings2, Sparkles } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigateTo } from './hash-place.ts';
import { uploadFile } from '#renderer/rpc/upload-file.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { errorWords } from '#renderer/ui/error-words.ts';
import { DashedBadge } from '#renderer/ui/marks.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

function goToday(): void {
  navigateTo('/today');
}

/** Opening a file: the shell's own dialog where there is one, else an upload the shell keeps and opens. */
function useOpenFile() {
  const { i18n } = useTranslation();
  const { data: shell } = useQueryOf('shell.describe', {});
  const choose = useCommand('shell.chooseWorkspace');
  const adopt = useCommand('shell.adoptWorkspace');
  const input = useRef<HTMLInputElement>(null);
  const upload = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    try {
      const handle = await uploadFile(file);
      adopt.mutate({ file: handle }, { onSuccess: goToday });
    } catch (error) {
      const words = errorWords(i18n, error instanceof Error ? error : new Error(String(error)));
      showToast({ tone: 'error', message: words.sentence, detail: words.next });
    }
  };
  const open = (): void => {
    if (shell?.fileDialog !== 'native') input.current?.click();
    else choose.mutate({}, { onSuccess: ({ chosen }) => chosen === 'opened' && goToday() });
  };
  return { input, upload, open };
}

function NewWorkspace({ close }: { close: () => void }) {
  const { t } = useTranslation('shell');
  const create = useCommand('shell.createWorkspace');
  const [name, setName] = useState('');
  const submit = (): void => {
    create.mutate(
      { name },
      {
        onSuccess: () => {
          close();
          goToday();
        },
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') submit();
      }}
    >
      <TextInput
        data-autofocus
        label={t('workspaceName')}
        description={t('workspaceNameHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" mt={16} loading={create.isPending} disabled={name.trim() === ''}>
        {t('createWorkspace')}
      </Button>
    </form>
  );
}

function KnownWorkspaces() {
  const { t } = useTranslation('shell');
  const { data = [] } = useQueryOf('shell.listWorkspaces', {});
  const open = useCommand('shell.openWorkspace');
  const others = data.filter(({ current }) => current === 'closed').slice(0, 8);
  if (others.length === 0) return null;
  return (
    <>
      <Menu.Label>{t('openAgain')}</Menu.Label>
      {others.map(({ handle, fileName, folder }) => (
        <Menu.Item key={handle} onClick={() => open.mutate({ handle }, { onSuccess: goToday })}>
          <div>{fileName}</div>
          <div className="small muted cut">{folder}</div>
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

function WorkspaceTarget({ name, origin }: { name: string; origin: 'own' | 'sample' }) {
  const { t } = useTranslation('shell');
  return (
    <Menu.Target>
      <button type="button" className="rail-workspace">
        <span className="rail-logo" aria-hidden="true">
          {[5, 9, 13, 17].map((height) => (
            <i key={height} style={{ height }} />
          ))}
        </span>
        <span className="grow cut rail-words">{name}</span>
        {origin === 'sample' && (
          <span className="rail-words">
            <DashedBadge>{t('sample')}</DashedBadge>
          </span>
        )}
        <span className="visually-hidden">{t('workspaceMenu')}</span>
        <ChevronsUpDown className="icon-small rail-words muted" aria-hidden="true" />
      </button>
    </Menu.Target>
  );
}

/** The open workspace by name, and the way to others. */
export function WorkspaceMenu() {
  const { t } = useTranslation('shell');
  const { data } = useQueryOf('workspace.describe', {});
  const sample = useCommand('shell.openSample');
  const [isNaming, setNaming] = useState(false);
  const { input, upload, open } = useOpenFile();
  const icon = (Icon: typeof Plus) => <Icon className="icon" aria-hidden="true" />;
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <WorkspaceTarget name={data?.settings.name ?? 'Pilotbook'} origin={data?.origin ?? 'own'} />
        <Menu.Dropdown>
          <KnownWorkspaces />
          <Menu.Item leftSection={icon(Plus)} onClick={() => setNaming(true)}>
            {t('newWorkspace')}
          </Menu.Item>
          <Menu.Item leftSection={icon(FolderOpen)} onClick={open}>
            {t('openFile')}
          </Menu.Item>
          <Menu.Item leftSection={icon(Sparkles)} onClick={() => sample.mutate({}, { onSuccess: goToday })}>
            {t('openSample')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={icon(Settings2)} onClick={() => navigateTo('/settings')}>
            {t('places.settings')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('openFile')}
        onChange={(event) => {
          void upload(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Modal
        opened={isNaming}
        onClose={() => setNaming(false)}
        title={t('newWorkspace')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <NewWorkspace close={() => setNaming(false)} />
      </Modal>
    </>
  );
}
