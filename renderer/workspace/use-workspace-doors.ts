import { useLocation } from 'wouter';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { uploadFile } from '#renderer/rpc/upload-file.ts';

/** The ways into a workspace; each ends on Today. */
export function useWorkspaceDoors() {
  const [, navigate] = useLocation();
  const openKnown = useCommand('shell.openWorkspace');
  const openSample = useCommand('shell.openSample');
  const create = useCommand('shell.createWorkspace');
  const choose = useCommand('shell.chooseWorkspace');
  const adopt = useCommand('shell.adoptWorkspace');
  const arrive = () => navigate('/today');
  return {
    isOpening:
      openKnown.isPending || openSample.isPending || create.isPending || choose.isPending || adopt.isPending,
    openKnown: (handle: string) => openKnown.mutate({ handle }, { onSuccess: arrive }),
    openSample: () => openSample.mutate({}, { onSuccess: arrive }),
    create: (name: string) => create.mutate({ name }, { onSuccess: arrive }),
    choose: () => choose.mutate({}, { onSuccess: ({ chosen }) => chosen === 'opened' && arrive() }),
    adopt: async (file: File) => adopt.mutateAsync({ file: await uploadFile(file) }).then(arrive),
  };
}
