import { Button } from '@mantine/core';
import { Hash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { BoardFoot, ThemeAnswer } from './theme-answer.tsx';
import { ThemeSide } from './theme-side.tsx';
import { ThemesBoard } from './themes-board.tsx';
import { type ThemeTableState, useThemeTable } from './use-theme-table.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';

/** By which attribute of the roster the people are split. */
export function AttributeChoice({ state }: { state: ThemeTableState }) {
  const { t } = useTranslation('notes');
  if (state.attributes.length === 0) return null;
  return (
    <ChoiceField
      label={t('splitBy')}
      labelHidden
      clearable
      width="190px"
      placeholder={t('everyoneTogether')}
      value={state.attribute}
      options={state.attributes.map((name) => ({ value: name, label: t('byAttribute', { name }) }))}
      onChange={state.setAttribute}
    />
  );
}

export function NoThemes({ featureId }: { featureId: string | null }) {
  const { t } = useTranslation('notes');
  return (
    <EmptyState
      icon={Hash}
      title={t('noThemes.title')}
      purpose={t('noThemes.purpose')}
      example={t('noThemes.example')}
      action={
        <Button
          component={Link}
          href={featureId === null ? '/notes/new' : `/notes/new?feature=${featureId}`}
          variant="filled"
        >
          {t('noNotes.action')}
        </Button>
      }
    />
  );
}

type ThemesViewProps = { featureId: string | null; onFeature: (featureId: string | null) => void };

/** The themes board of one feature: who says what, in which phase, and who speaks against it. */
export function ThemesView({ featureId, onFeature }: ThemesViewProps) {
  const { t } = useTranslation('notes');
  const features = useQueryOf('features.list', { include: 'all' });
  const choices = (features.data ?? []).map(({ feature }) => ({ value: feature.id, label: feature.name }));
  const shown = choices.find((choice) => choice.value === featureId)?.value ?? choices[0]?.value ?? null;
  const state = useThemeTable(shown);
  const { open } = state;
  return (
    <PageBody {...(open === null ? {} : { side: <ThemeSide row={open} />, sideLabel: open.theme.name })}>
      {state.query.data !== undefined && <ThemeAnswer table={state.query.data} />}
      {choices.length > 0 && (
        <div className="notes-filters">
          <ChoiceField
            label={t('feature')}
            labelHidden
            width="220px"
            value={shown}
            options={choices}
            onChange={onFeature}
          />
          <AttributeChoice state={state} />
          <span className="grow" />
          <span className="small muted">{t('boardHint')}</span>
        </div>
      )}
      {shown === null ? (
        <NoThemes featureId={null} />
      ) : (
        <QueryState query={state.query}>
          {(table) =>
            table.rows.length === 0 ? (
              <NoThemes featureId={shown} />
            ) : (
              <>
                <ThemesBoard table={table} openId={open?.theme.id ?? null} onOpen={state.setOpenId} />
                <BoardFoot table={table} />
              </>
            )
          }
        </QueryState>
      )}
    </PageBody>
  );
}
