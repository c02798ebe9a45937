import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { emptyForm, type FormField, problemsOf, type RolloutForm } from './rollout-form.ts';

type Kept = { form: RolloutForm | null; keep: (form: RolloutForm | null) => void };

/** Lives as long as the window, so that a look at another page loses nothing. */
const useKept = create<Kept>((set) => ({ form: null, keep: (form) => set({ form }) }));

export type RolloutFields = {
  form: RolloutForm;
  change: (change: Partial<RolloutForm>) => void;
  /** Words for what is wrong with a field; null while it is right or nobody has left it yet. */
  error: (field: FormField) => string | null;
  leave: (field: FormField) => void;
  isComplete: boolean;
  /** Shows every problem; true when there is none. */
  check: () => boolean;
  forget: () => void;
};

type Defaults = Parameters<typeof emptyForm>[0];
/** What the roster counts itself; a form kept from before the import gives way. */
type Counted = { customers?: number; staff?: number };

/** The state of the guided plan. */
export function useRolloutForm(defaults: Defaults, counted: Counted): RolloutFields {
  const { t } = useTranslation('features');
  const { form: kept, keep } = useKept();
  const [left, setLeft] = useState<ReadonlySet<FormField | 'all'>>(new Set());
  const form: RolloutForm = { ...(kept ?? emptyForm(defaults)), ...counted };
  const problems = problemsOf(form);
  const isComplete = Object.keys(problems).length === 0;
  return {
    form,
    change: (change) => keep({ ...form, ...change }),
    error: (field) => {
      const problem = problems[field];
      const isShown = left.has(field) || left.has('all');
      return problem === undefined || !isShown ? null : t(`problem.${problem}`);
    },
    leave: (field) => setLeft((before) => (before.has(field) ? before : new Set([...before, field]))),
    isComplete,
    check: () => {
      if (!isComplete) setLeft(new Set(['all' as const]));
      return isComplete;
    },
    forget: () => keep(null),
  };
}
