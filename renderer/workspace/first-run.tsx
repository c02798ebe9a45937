import { Button } from '@mantine/core';
import { Compass, FolderOpen, Map } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { OpenFile } from './open-file.tsx';
import { useWorkspaceDoors } from './use-workspace-doors.ts';
import './workspace.css';

type CardProps = { icon: ReactNode; title: string; text: string; action: ReactNode };

function Card({ icon, title, text, action }: CardProps) {
  return (
    <li className="workspace-card">
      {icon}
      <h2>{title}</h2>
      <p className="soft">{text}</p>
      <div className="workspace-card-action">{action}</div>
    </li>
  );
}

/** The three ways to begin: plan a first rollout, look at the sample, open a file. */
export function FirstRun() {
  const { t } = useTranslation('workspace');
  const doors = useWorkspaceDoors();
  return (
    <ul className="workspace-cards">
      <Card
        icon={<Compass className="workspace-card-icon" aria-hidden="true" />}
        title={t('first.plan')}
        text={t('first.planText')}
        action={
          <Button component={Link} href="/features/new" variant="filled">
            {t('first.planAction')}
          </Button>
        }
      />
      <Card
        icon={<Map className="workspace-card-icon" aria-hidden="true" />}
        title={t('first.sample')}
        text={t('first.sampleText')}
        action={
          <Button loading={doors.isOpening} onClick={doors.openSample}>
            {t('openSample')}
          </Button>
        }
      />
      <Card
        icon={<FolderOpen className="workspace-card-icon" aria-hidden="true" />}
        title={t('first.open')}
        text={t('first.openText')}
        action={<OpenFile />}
      />
    </ul>
  );
}
