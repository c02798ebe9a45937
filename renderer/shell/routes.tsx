import { type ComponentType, lazy } from 'react';

/** What a page receives: the parameters of its place and the search behind it. */
export type PageProps = { params: Readonly<Record<string, string>>; search: URLSearchParams };

export type PageRoute = { path: string; Page: ComponentType<PageProps> };

const TodayPage = lazy(async () => ({ default: (await import('#renderer/today/public.ts')).TodayPage }));
const SettingsPage = lazy(async () => ({
  default: (await import('#renderer/workspace/public.ts')).SettingsPage,
}));
const NotesPage = lazy(async () => ({ default: (await import('#renderer/notes/public.ts')).NotesPage }));
const NotePage = lazy(async () => ({ default: (await import('#renderer/notes/public.ts')).NotePage }));
const PeoplePage = lazy(async () => ({ default: (await import('#renderer/segments/public.ts')).PeoplePage }));
const PortfolioPage = lazy(async () => ({
  default: (await import('#renderer/features/public.ts')).PortfolioPage,
}));
const NewFeaturePage = lazy(async () => ({
  default: (await import('#renderer/features/public.ts')).NewFeaturePage,
}));
const ImportsPage = lazy(async () => ({
  default: (await import('#renderer/imports/public.ts')).ImportsPage,
}));
const ImportWizardPage = lazy(async () => ({
  default: (await import('#renderer/imports/public.ts')).ImportWizardPage,
}));
const SourcesPage = lazy(async () => ({
  default: (await import('#renderer/imports/public.ts')).SourcesPage,
}));
const NewSourcePage = lazy(async () => ({
  default: (await import('#renderer/imports/public.ts')).NewSourcePage,
}));
const EditSourcePage = lazy(async () => ({
  default: (await import('#renderer/imports/public.ts')).EditSourcePage,
}));
const ReportsPage = lazy(async () => ({
  default: (await import('#renderer/reports/public.ts')).ReportsPage,
}));
const ReportPage = lazy(async () => ({ default: (await import('#renderer/reports/public.ts')).ReportPage }));
const FeaturePlace = lazy(async () => ({ default: (await import('./feature-place.tsx')).FeaturePlace }));

/** Every place of the window; the code of a page loads when it is first visited. */
export const ROUTES: readonly PageRoute[] = [
  { path: '/today', Page: TodayPage },
  { path: '/portfolio', Page: PortfolioPage },
  { path: '/features/new', Page: NewFeaturePage },
  { path: '/features/:featureId', Page: FeaturePlace },
  { path: '/features/:featureId/:tab', Page: FeaturePlace },
  { path: '/notes', Page: NotesPage },
  { path: '/notes/:noteId', Page: NotePage },
  { path: '/people', Page: PeoplePage },
  { path: '/imports', Page: ImportsPage },
  { path: '/imports/new', Page: ({ search }) => <ImportWizardPage featureId={search.get('feature')} /> },
  { path: '/imports/sources', Page: () => <SourcesPage sourceId={null} /> },
  { path: '/imports/sources/new', Page: ({ search }) => <NewSourcePage featureId={search.get('feature')} /> },
  {
    path: '/imports/sources/:sourceId',
    Page: ({ params }) => <SourcesPage sourceId={params['sourceId'] ?? null} />,
  },
  {
    path: '/imports/sources/:sourceId/edit',
    Page: ({ params }) => <EditSourcePage sourceId={params['sourceId'] ?? ''} />,
  },
  { path: '/reports', Page: ReportsPage },
  { path: '/reports/:reportId', Page: ({ params }) => <ReportPage reportId={params['reportId'] ?? ''} /> },
  { path: '/settings', Page: SettingsPage },
];

/** Stands in place of the frame while no workspace is open. */
export const FirstRun = lazy(async () => ({
  default: (await import('#renderer/workspace/public.ts')).FirstRun,
}));
