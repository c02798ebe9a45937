import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileWriting } from './file-writing.tsx';
import type { CheckProps } from './wizard-props.ts';
import { Facts, SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ImportCounts } from '#shared/imports/imports.contract.ts';
import type { MetricGrain } from '#shared/metrics/metric.ts';

function Rows({ counts }: { counts: ImportCounts }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const { rows, used, empty, setAside } = counts;
  return (
    <SideSection title={t('wouldHappen')}>
      <Facts
        facts={[
          { label: t('rowsInFile'), value: formats.whole(rows) },
          { label: t('rowsUsed'), value: formats.whole(used) },
          { label: t('rowsEmpty'), value: formats.whole(empty) },
          { label: t('rowsSetAside'), value: formats.whole(setAside) },
        ]}
      />
      <p className="small muted imports-sum">{t('rowsSum', { used, empty, setAside, rows })}</p>
    </SideSection>
  );
}

function Figures({ counts, grain }: { counts: ImportCounts; grain: MetricGrain }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  return (
    <SideSection title={t('figures')} note={t(`figuresNote.${grain}`)}>
      <Facts
        facts={[
          { label: t('figuresNew'), value: formats.whole(counts.newFigures) },
          { label: t('figuresSame'), value: formats.whole(counts.sameFigures) },
          { label: t('figuresChanged'), value: formats.whole(counts.changedFigures) },
          { label: t('figuresMissing'), value: formats.whole(counts.missingFigures) },
        ]}
      />
      <p className="small muted imports-sum">{t('undoPossible')}</p>
    </SideSection>
  );
}

/** What the import would do, adding up, and how the file is written. */
export function CheckSide(props: CheckProps) {
  const { t } = useTranslation('imports');
  const [isChanging, setIsChanging] = useState(false);
  const { counts } = props.preview;
  return (
    <div className="imports-side">
      {counts === null ? (
        <SideSection title={t('wouldHappen')}>
          <p className="small muted">{t('wouldHappenLater')}</p>
        </SideSection>
      ) : (
        <>
          <Rows counts={counts} />
          <Figures counts={counts} grain={props.mapping.grain} />
        </>
      )}
      <SideSection title={t('howWritten')}>
        <FileWriting {...props} isChanging={isChanging} />
        <Button size="sm" mt={12} onClick={() => setIsChanging(!isChanging)}>
          {isChanging ? t('ready') : t('change')}
        </Button>
      </SideSection>
    </div>
  );
}
