import type { OxlintOverride } from 'oxlint';

/** Who may import whom, as data: the linter's overrides are computed from these tables (docs/architecture.md). */

/** What each capability may import besides itself, the kernel, the contract and statistics. */
const CAPABILITY_IMPORTS: Record<string, readonly string[]> = {
  features: [],
  segments: [],
  metrics: [],
  anomalies: ['features', 'metrics'],
  forecasts: ['features', 'metrics'],
  hypotheses: ['features', 'segments', 'metrics'],
  notes: ['features', 'segments'],
  imports: ['features', 'metrics', 'segments', 'notes'],
  checklists: ['features', 'segments', 'metrics', 'hypotheses', 'notes'],
  flags: ['features', 'segments', 'metrics', 'hypotheses'],
  decisions: [
    'features',
    'segments',
    'metrics',
    'anomalies',
    'forecasts',
    'hypotheses',
    'notes',
    'checklists',
    'flags',
  ],
  simulator: ['features', 'segments', 'metrics', 'hypotheses', 'decisions'],
  reports: [
    'features',
    'segments',
    'metrics',
    'anomalies',
    'forecasts',
    'hypotheses',
    'notes',
    'checklists',
    'flags',
    'decisions',
  ],
};

export const CAPABILITIES: readonly string[] = Object.keys(CAPABILITY_IMPORTS);

type Pattern = { group?: string[]; regex?: string; message: string };

function restrict(files: string[], patterns: Pattern[]): OxlintOverride {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const UPWARD: Pattern = {
  group: ['../../*', '../../**'],
  message: 'Between folders use a path import (#shared/…, #electron/…, #renderer/…).',
};
const NO_ELECTRON: Pattern = {
  regex: '^electron(/.*)?$',
  message: 'Only electron/app, electron/main.ts and electron/preload.ts may import electron.',
};
const NO_ZOD: Pattern = { regex: '^zod(/.*)?$', message: 'Import z from #shared/kernel/schema.ts.' };
const NO_NODE: Pattern = { regex: '^node:', message: 'This room has no Node.' };

function room(name: string): Pattern {
  return { regex: `^#${name}/`, message: `This room may not import ${name}.` };
}

function forbiddenCapabilities(rooms: readonly string[], capability: string): Pattern[] {
  const allowed = new Set([capability, ...(CAPABILITY_IMPORTS[capability] ?? [])]);
  const banned = CAPABILITIES.filter((name) => !allowed.has(name)).join('|');
  return banned === ''
    ? []
    : [
        {
          regex: `^#(${rooms.join('|')})/(${banned})/`,
          message: `${capability} may not import these capabilities; see docs/architecture.md.`,
        },
      ];
}

const SHARED: Pattern[] = [UPWARD, NO_ELECTRON, NO_ZOD, NO_NODE, room('electron'), room('renderer')];
const ELECTRON: Pattern[] = [UPWARD, NO_ELECTRON, NO_ZOD, room('renderer')];
const RENDERER: Pattern[] = [UPWARD, NO_ELECTRON, NO_ZOD, NO_NODE, room('electron')];

const BELOW_HANDLERS: Pattern = {
  regex: '\\.(service|handlers)\\.ts$',
  message: 'A repository or read model imports the database only.',
};
const BELOW_SERVICE: Pattern = {
  regex: '\\.handlers\\.ts$',
  message: 'A service does not know its handlers.',
};
const FOREIGN_REPOSITORY: Pattern = {
  regex: '^#electron/[a-z]+/[a-z-]+\\.repository\\.ts$',
  message: "Another capability's tables are written through its service and read through a read model.",
};
/** File names other than this one. The linter's patterns know no lookahead, so every first difference is spelled out. */
function anyNameBut(name: string): string {
  const differing = name.split('').map((letter, index) => {
    const tail = `[^${letter}][^/]*`;
    return index === 0 ? tail : `${name.slice(0, index)}(${tail})?`;
  });
  return [...differing, `${name}[^/]+`].join('|');
}

const PUBLIC_ONLY: Pattern = {
  regex: `^#renderer/(${CAPABILITIES.join('|')})/(${anyNameBut('public')})\\.tsx?$`,
  message: 'From another capability import its public.ts only.',
};
const DOMAIN: Pattern = {
  regex: `^#(shared|renderer|electron)/(${CAPABILITIES.join('|')})/`,
  message: 'The interface primitives and the kernel know no domain word.',
};

/** Rooms: shared has neither Node, DOM, clock nor chance; electron never sees the renderer, nor the reverse. */
export const roomRules: OxlintOverride[] = [
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'Date', message: 'Time is an argument in shared.' }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance is an argument in shared.' },
      ],
    },
  },
  restrict(['shared/**/*.ts'], SHARED),
  restrict(['shared/kernel/**'], [...SHARED.filter((pattern) => pattern !== NO_ZOD), DOMAIN]),
  restrict(['electron/**/*.ts'], ELECTRON),
  restrict(
    ['electron/app/**', 'electron/main.ts', 'electron/preload.ts'],
    ELECTRON.filter((pattern) => pattern !== NO_ELECTRON),
  ),
  restrict(['renderer/**/*.{ts,tsx}'], RENDERER),
  restrict(
    ['renderer/ui/**'],
    [...RENDERER, DOMAIN, { regex: '^#renderer/(shell|rpc)/', message: 'ui takes props only.' }],
  ),
  restrict(['renderer/{shell,today}/**'], [...RENDERER, PUBLIC_ONLY]),
];

/** Capabilities: the arrows between them, and inside electron handlers → service → repository → database. */
export const capabilityRules: OxlintOverride[] = CAPABILITIES.flatMap((capability) => {
  const electron = [
    ...ELECTRON,
    ...forbiddenCapabilities(['shared', 'electron'], capability),
    FOREIGN_REPOSITORY,
  ];
  return [
    restrict([`shared/${capability}/**`], [...SHARED, ...forbiddenCapabilities(['shared'], capability)]),
    restrict([`electron/${capability}/**`], electron),
    restrict([`electron/${capability}/**/*.{repository,read-model}.ts`], [...electron, BELOW_HANDLERS]),
    restrict([`electron/${capability}/**/*.service.ts`], [...electron, BELOW_SERVICE]),
    restrict([`renderer/${capability}/**`], [...RENDERER, PUBLIC_ONLY]),
  ];
});
