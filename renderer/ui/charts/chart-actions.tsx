import { Button, Menu } from '@mantine/core';
import { Download, LineChart, Table2 } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartModel } from './chart-rows.ts';
import { useChartColumns } from './chart-table.tsx';
import type { TimeChartProps } from './chart-types.ts';
import { pngOfSvg, svgText } from './save-picture.ts';
import { downloadBlob, downloadText } from '#renderer/ui/download.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { toCsv, toTsv } from '#renderer/ui/table-rows.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

type ChartActionsProps = {
  chart: TimeChartProps;
  model: ChartModel;
  picture: RefObject<HTMLDivElement | null>;
  view: 'picture' | 'table';
  onView: (view: 'picture' | 'table') => void;
};

/** Saving and copying: the picture as it stands, the numbers as the language's spreadsheet reads them. */
function useSaving({ chart, model, picture }: Omit<ChartActionsProps, 'view' | 'onView'>) {
  const { t } = useTranslation('ui');
  const columns = useChartColumns(chart);
  const decimal = useFormats().language === 'it' ? ',' : '.';
  const withSvg = (use: (svg: SVGSVGElement) => void | Promise<void>): void => {
    const svg = picture.current?.querySelector('svg');
    if (svg instanceof SVGSVGElement) void use(svg);
  };
  return {
    svg: () =>
      withSvg((svg) =>
        downloadText({ fileName: `${chart.fileName}.svg`, mediaType: 'image/svg+xml' }, svgText(svg)),
      ),
    png: () => withSvg(async (svg) => downloadBlob(`${chart.fileName}.png`, await pngOfSvg(svg))),
    csv: () =>
      downloadText(
        { fileName: `${chart.fileName}.csv`, mediaType: 'text/csv' },
        toCsv(columns, model.rows, decimal),
      ),
    copy: async (): Promise<void> => {
      const copied = await copyText(toTsv(columns, model.rows, decimal));
      showToast({ message: copied ? t('copied') : t('copyFailed') });
    },
  };
}

/** Table or picture, and what can be taken along. */
export function ChartActions(props: ChartActionsProps) {
  const { chart, view, onView } = props;
  const { t } = useTranslation('ui');
  const save = useSaving(props);
  const isPicture = view === 'picture';
  const Icon = isPicture ? Table2 : LineChart;
  const { title } = chart;
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
          <Menu.Item onClick={() => void save.copy()}>{t('chart.copyNumbers')}</Menu.Item>
          <Menu.Item onClick={save.csv}>{t('chart.saveCsv')}</Menu.Item>
          {isPicture && <Menu.Item onClick={save.svg}>{t('chart.saveSvg')}</Menu.Item>}
          {isPicture && <Menu.Item onClick={save.png}>{t('chart.savePng')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
