import { Button, Menu } from '@mantine/core';
import { Download, LineChart, Table2 } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartPanelProps } from './chart-panel.tsx';
import { composePicture } from './compose-picture.ts';
import { pngOfSvg, svgText } from './save-picture.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { downloadBlob, downloadText } from '#renderer/ui/download.ts';
import { toCsv, toTsv } from '#renderer/ui/table-rows.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

type ChartActionsProps<Row> = {
  panel: ChartPanelProps<Row>;
  figure: RefObject<HTMLElement | null>;
  view: 'picture' | 'table';
  onView: (view: 'picture' | 'table') => void;
};

/** Saving and copying: the picture as it stands, the numbers as the language's spreadsheet reads them. */
function useSaving<Row>({ panel, figure }: Pick<ChartActionsProps<Row>, 'panel' | 'figure'>) {
  const { t } = useTranslation('ui');
  const { fileName, columns, rows, loadRows, legend = null, source = null } = panel;
  const decimal = useFormats().language === 'it' ? ',' : '.';
  const allRows = async (): Promise<readonly Row[]> => (loadRows === undefined ? rows : loadRows());
  const failed = (): void => {
    showToast({ message: t('chart.saveFailed') });
  };
  const withPicture = async (use: (picture: SVGSVGElement) => void | Promise<void>): Promise<void> => {
    if (figure.current !== null) await use(composePicture(figure.current, { legend, source }));
  };
  const deeds = {
    svg: () =>
      withPicture((picture) =>
        downloadText({ fileName: `${fileName}.svg`, mediaType: 'image/svg+xml' }, svgText(picture)),
      ),
    png: () => withPicture(async (picture) => downloadBlob(`${fileName}.png`, await pngOfSvg(picture))),
    csv: async () =>
      downloadText(
        { fileName: `${fileName}.csv`, mediaType: 'text/csv' },
        toCsv(columns, await allRows(), decimal),
      ),
    copy: async () => {
      const copied = await copyText(toTsv(columns, await allRows(), decimal));
      showToast({ message: copied ? t('copied') : t('copyFailed') });
    },
  };
  return (deed: keyof typeof deeds): void => void deeds[deed]().catch(failed);
}

/** Table or picture, and what can be taken along. */
export function ChartActions<Row>(props: ChartActionsProps<Row>) {
  const { panel, view, onView } = props;
  const { t } = useTranslation('ui');
  const save = useSaving(props);
  const isPicture = view === 'picture';
  const Icon = isPicture ? Table2 : LineChart;
  const { title } = panel;
  return (
    <>
      <Button
        size="sm"
        variant="subtle"
        aria-label={isPicture ? t('chart.tableLabel', { title }) : t('chart.pictureLabel', { title })}
        leftSection={<Icon className="icon-small" aria-hidden="true" />}
        onClick={() => onView(isPicture ? 'table' : 'picture')}
      >
        {isPicture ? t('chart.table') : t('chart.picture')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="sm"
            variant="subtle"
            aria-label={t('chart.saveLabel', { title })}
            leftSection={<Download className="icon-small" aria-hidden="true" />}
          >
            {t('chart.save')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save('copy')}>{t('chart.copyNumbers')}</Menu.Item>
          <Menu.Item onClick={() => save('csv')}>{t('chart.saveCsv')}</Menu.Item>
          {isPicture && <Menu.Item onClick={() => save('svg')}>{t('chart.saveSvg')}</Menu.Item>}
          {isPicture && <Menu.Item onClick={() => save('png')}>{t('chart.savePng')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
