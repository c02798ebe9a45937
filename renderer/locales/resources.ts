import enShell from './en/shell.json' with { type: 'json' };
import enUi from './en/ui.json' with { type: 'json' };
import enToday from './en/today.json' with { type: 'json' };
import enWorkspace from './en/workspace.json' with { type: 'json' };
import enFeatures from './en/features.json' with { type: 'json' };
import enSources from './en/sources.json' with { type: 'json' };
import enSegments from './en/segments.json' with { type: 'json' };
import enHypotheses from './en/hypotheses.json' with { type: 'json' };
import enMetrics from './en/metrics.json' with { type: 'json' };
import enImports from './en/imports.json' with { type: 'json' };
import enNotes from './en/notes.json' with { type: 'json' };
import enChecklists from './en/checklists.json' with { type: 'json' };
import enFlags from './en/flags.json' with { type: 'json' };
import enDecisions from './en/decisions.json' with { type: 'json' };
import enReports from './en/reports.json' with { type: 'json' };
import enSimulator from './en/simulator.json' with { type: 'json' };
import itShell from './it/shell.json' with { type: 'json' };
import itUi from './it/ui.json' with { type: 'json' };
import itToday from './it/today.json' with { type: 'json' };
import itWorkspace from './it/workspace.json' with { type: 'json' };
import itFeatures from './it/features.json' with { type: 'json' };
import itSources from './it/sources.json' with { type: 'json' };
import itSegments from './it/segments.json' with { type: 'json' };
import itHypotheses from './it/hypotheses.json' with { type: 'json' };
import itMetrics from './it/metrics.json' with { type: 'json' };
import itImports from './it/imports.json' with { type: 'json' };
import itNotes from './it/notes.json' with { type: 'json' };
import itChecklists from './it/checklists.json' with { type: 'json' };
import itFlags from './it/flags.json' with { type: 'json' };
import itDecisions from './it/decisions.json' with { type: 'json' };
import itReports from './it/reports.json' with { type: 'json' };
import itSimulator from './it/simulator.json' with { type: 'json' };
import type { SHARED_WORDS } from '#shared/words/create-words.ts';

/** Every word of the interface by language and namespace; `shared/words` adds what reports say too. */
export const RESOURCES = {
  en: {
    shell: enShell,
    ui: enUi,
    today: enToday,
    workspace: enWorkspace,
    features: enFeatures,
    segments: enSegments,
    hypotheses: enHypotheses,
    metrics: enMetrics,
    imports: enImports,
    sources: enSources,
    notes: enNotes,
    checklists: enChecklists,
    flags: enFlags,
    decisions: enDecisions,
    reports: enReports,
    simulator: enSimulator,
  },
  it: {
    shell: itShell,
    ui: itUi,
    today: itToday,
    workspace: itWorkspace,
    features: itFeatures,
    segments: itSegments,
    hypotheses: itHypotheses,
    metrics: itMetrics,
    imports: itImports,
    sources: itSources,
    notes: itNotes,
    checklists: itChecklists,
    flags: itFlags,
    decisions: itDecisions,
    reports: itReports,
    simulator: itSimulator,
  },
};

type WordKeys = (typeof RESOURCES)['en'] & (typeof SHARED_WORDS)['en'];

declare module 'i18next' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- the library's types grow by interface only
  interface CustomTypeOptions {
    defaultNS: 'shell';
    returnNull: false;
    resources: WordKeys;
  }
}
