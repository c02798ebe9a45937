import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { emptyForm, type FormField, problemsOf, type RolloutForm } from './rollout-form.ts';

type Draft = { workspaceFile: string; form: RolloutForm };
type Kept = { draft: Draft | null };

/** Lives as long as the window, so that neither a look at another page nor loading anew loses what was typed. */
const useKept = create<Kept>()(
  persist((): Kept => ({ draft: null }), {
    name: 'pilotbook-rollout-draft',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
  }),
);

export type RolloutFields = {
  form: RolloutForm;
  change: (change: Partial<RolloutForm>) => void;
  /** Words for what is wrong with a field; null while it is right, or nobody typed in it and left it yet. */
  error: (field: FormField) => string | null;
  leave: (field: FormField) => void;
  isComplete: boolean;
  /** Shows every problem; true when there is none. */
  check: () => boolean;
  forget: () => void;
};

type Defaults = Parameters<typeof emptyForm>[0] & {
  /** A draft belongs to the workspace it was typed in. */
  workspaceFile: string;
};
/** What the roster counts itself; a form kept from before the import gives way. */
type Counted = { customers?: number; staff?: number };

/** The state of the guided plan. */
export function useRolloutForm(defaults: Defaults, counted: Counted): RolloutFields {
  const { t } = useTranslation('features');
  const { draft } = useKept();
  const { workspaceFile } = defaults;
  const kept = draft?.workspaceFile === workspaceFile ? draft.form : null;
  const [left, setLeft] = useState<ReadonlySet<FormField | 'all'>>(new Set());
  const form: RolloutForm = { ...emptyForm(defaults), ...kept, ...counted };
  const typedIn = useRef(new Set<string>());
  const problems = problemsOf(form);
  const isComplete = Object.keys(problems).length === 0;
  return {
    form,
    change: (change) => {
      for (const field of Object.keys(change)) typedIn.current.add(field);
      useKept.setState({ draft: { workspaceFile, form: { ...form, ...change } } });
    },
    error: (field) => {
      const problem = problems[field];
      const isShown = left.has(field) || left.has('all');
      return problem === undefined || !isShown ? null : t(`problem.${problem}`);
    },
    // Passing by a field is no answer yet.
    leave: (field) => {
      if (!typedIn.current.has(field)) return;
      setLeft((before) => (before.has(field) ? before : new Set([...before, field])));
    },
    isComplete,
    check: () => {
      if (!isComplete) setLeft(new Set(['all' as const]));
      return isComplete;
    },
    forget: () => useKept.setState({ draft: null }),
  };
}
