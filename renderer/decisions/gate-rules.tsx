import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { FoldedSection } from './opens.tsx';
import { rulesInWords } from './rules-in-words.ts';
import { useGateWords } from './use-gate-words.ts';

type FeatureDetail = OutputOf<'features.get'>;
type Rules = OutputOf<'decisions.rules'>;

const MOST_EXTENSIONS = 12;
const IF_INCONCLUSIVE = ['keep-old', 'ship-not-worse'] as const;

/** What the owner chooses before a phase starts: how often to wait once more, and what happens when it stays open. */
function Choices({ featureId, chosen }: { featureId: string; chosen: GateRules }) {
  const { t } = useTranslation('decisions');
  const set = useCommand('decisions.setRules');
  const done = useUndoToast();
  const save = (change: Partial<Pick<GateRules, 'extensionsAtMost' | 'ifInconclusive'>>): void =>
    set.mutate({ featureId, ...change }, { onSuccess: () => done(t('rules.saved')) });
  return (
    <div className="decisions-choices">
      <NumberField
        label={t('rules.extensions')}
        description={t('rules.extensionsHint')}
        value={chosen.extensionsAtMost}
        digits="whole"
        min={0}
        max={MOST_EXTENSIONS}
        onChange={(value) => {
          if (value !== null) save({ extensionsAtMost: value });
        }}
      />
      <ChoiceField
        label={t('rules.inconclusive')}
        description={t(`rules.inconclusiveHint.${chosen.ifInconclusive}`)}
        value={chosen.ifInconclusive}
        options={IF_INCONCLUSIVE.map((value) => ({ value, label: t(`rules.ifInconclusive.${value}`) }))}
        onChange={(value) => {
          const ifInconclusive = IF_INCONCLUSIVE.find((known) => known === value);
          if (ifInconclusive !== undefined) save({ ifInconclusive });
        }}
      />
    </div>
  );
}

function RuleList({ rules }: { rules: GateRules }) {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  return (
    <div className="decisions-rules">
      {rulesInWords(rules).map(({ group, sentences }) => (
        <section key={group}>
          <h3>{t(`rules.group.${group}`)}</h3>
          <ul className="soft">
            {sentences.map((sentence) => (
              <li key={sentence.code}>{words.sentence(sentence)}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Frozen({ frozen }: { frozen: Rules['frozen'] }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  if (frozen === null) return null;
  return (
    <p className="row small muted decisions-frozen">
      <Lock className="icon-small" aria-hidden="true" />
      <span>
        {t('rules.frozen', { when: formats.instant(frozen.at) })}{' '}
        <span className="mono">{frozen.hash.slice(0, 12)}</span>
      </span>
    </p>
  );
}

type ContentProps = { featureId: string; rules: Rules; canChoose: boolean };

function RulesContent({ featureId, rules, canChoose }: ContentProps) {
  const { t } = useTranslation('decisions');
  return (
    <>
      {canChoose && (
        <>
          <h3>{t(rules.frozen === null ? 'rules.choose' : 'rules.chooseNext')}</h3>
          <Choices featureId={featureId} chosen={rules.chosen} />
        </>
      )}
      <Frozen frozen={rules.frozen} />
      <RuleList rules={rules.frozen?.rules ?? rules.chosen} />
    </>
  );
}

type SectionProps = { featureId: string; summary: FeatureDetail };

/** Every number the gate is judged by, in words; what the owner may choose stands first while a phase is to come. */
export function GateRulesSection({ featureId, summary }: SectionProps) {
  const { t } = useTranslation('decisions');
  const rules = useQueryOf('decisions.rules', { featureId });
  const canChoose = summary.plan.phases.some(({ state }) => state === 'planned' || state === 'rolled-back');
  return (
    <FoldedSection
      title={t('rules.title')}
      note={t('rules.note')}
      openLabel={t('show')}
      closeLabel={t('hide')}
    >
      <QueryState query={rules}>
        {(data) => <RulesContent featureId={featureId} rules={data} canChoose={canChoose} />}
      </QueryState>
    </FoldedSection>
  );
}
