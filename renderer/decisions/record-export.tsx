import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecordFormat } from '#shared/decisions/record.contract.ts';
import { downloadText } from '#renderer/rpc/download.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';

const MEDIA_TYPES: Record<RecordFormat, string> = { csv: 'text/csv', json: 'application/json' };

/** Saves the record of this feature, or of all, to read in a spreadsheet or to be verified elsewhere. */
export function RecordExport({ featureId }: { featureId: string }) {
  const { t } = useTranslation('decisions');
  const { language } = useFormats();
  const write = useCommand('decisions.exportRecord');
  const save = (of: string | null, format: RecordFormat): void =>
    write.mutate(
      { featureId: of, format, language },
      {
        onSuccess: ({ fileName, content }) =>
          downloadText({ fileName, mediaType: MEDIA_TYPES[format] }, content),
      },
    );
  const item = (of: string | null, format: RecordFormat, label: string) => (
    <Menu.Item onClick={() => save(of, format)}>{label}</Menu.Item>
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="sm"
          variant="subtle"
          loading={write.isPending}
          leftSection={<Download className="icon-small" aria-hidden="true" />}
        >
          {t('export.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item(featureId, 'csv', t('export.csv'))}
        {item(featureId, 'json', t('export.json'))}
        <Menu.Divider />
        {item(null, 'csv', t('export.allCsv'))}
        {item(null, 'json', t('export.allJson'))}
      </Menu.Dropdown>
    </Menu>
  );
}
