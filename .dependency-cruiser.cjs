/** Who may import whom (ARCHITECTURE.md). Each rule says what to do instead. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A room may use itself and these; what is not listed is forbidden. */
const circles = {
  bot: ['kernel/', 'card-kit/'],
  'card-kit': ['kernel/'],
  search: ['kernel/'],
  knowledge: ['kernel/'],
  answering: ['kernel/', 'knowledge/', 'search/'],
  config: ['kernel/'],
  storage: ['kernel/'],
  people: ['kernel/', 'storage/(port|tables|tables/[a-z-]+|audit)\\.ts$'],
  official: ['kernel/', 'knowledge/', 'storage/(port|tables|tables/[a-z-]+|audit)\\.ts$'],
  approvals: ['kernel/', 'storage/(port|tables|tables/[a-z-]+|audit)\\.ts$', '(people|outbox)/port\\.ts$'],
  exports: ['kernel/', 'storage/(port|tables|tables/[a-z-]+|audit)\\.ts$'],
  outbox: ['kernel/', 'card-kit/card\\.ts$', 'storage/(port|tables|tables/[a-z-]+)\\.ts$', 'bot/send-outcome\\.ts$', 'people/port\\.ts$'],
  teams: ['kernel/', 'bot/', 'card-kit/card\\.ts$'],
  http: ['kernel/'],
  platform: ['kernel/'],
  rehearsal: ['kernel/', 'bot/', 'card-kit/', 'storage/port\\.ts$', 'people/', 'outbox/port\\.ts$'],
};

const roomsKeepToTheirCircle = Object.entries(circles).map(([room, may]) =>
  forbid(
    `${room}-keeps-to-its-circle`,
    `src/${room} may import only itself and ${may.join(', ')}. What else it needs is passed in by app.ts.`,
    { path: `^src/${room}/` },
    { path: '^src/', pathNot: [`^src/${room}/`, ...may.map((place) => `^src/${place}`)] },
  ),
);

/** Packages that live in one room. */
const homes = {
  'node_modules/(botbuilder|botframework-|@microsoft/teams-ai)': 'teams',
  'node_modules/restify': 'http',
  'node_modules/(pg|better-sqlite3|kysely)/': 'storage',
  'node_modules/(pino|prom-client)/': 'platform',
  'node_modules/yaml/': 'knowledge',
  'node_modules/csv-parse/': 'people',
  'node_modules/(csv-stringify|write-excel-file)/': 'exports',
  'node_modules/@holiday-jp/': 'platform',
  'node_modules/(mammoth|unpdf)/': 'official',
  'node_modules/adaptivecards-templating/': 'card-kit',
};

/** What tells two rules of one room apart. */
const BESIDE = { csv: '-csv', holiday: '-holidays' };

const packagesStayAtHome = Object.entries(homes).map(([path, room]) =>
  forbid(
    `${room}-keeps-its-package${Object.entries(BESIDE).find(([word]) => path.includes(word))?.[1] ?? ''}`,
    `This package lives in src/${room} alone, so that it can be replaced there. Use a port instead.`,
    { path: '^src/', pathNot: `^src/${room}/` },
    { path },
  ),
);

module.exports = {
  forbidden: [
    ...roomsKeepToTheirCircle,
    ...packagesStayAtHome,
    forbid(
      'kernel-imports-nothing',
      'The kernel holds pure words: no package, no node module, no other room.',
      { path: '^src/kernel/' },
      { pathNot: '^src/kernel/' },
    ),
    forbid(
      'search-is-pure',
      'The search engine does no I/O and has no dependency.',
      { path: '^src/search/' },
      { pathNot: ['^src/search/', '^src/kernel/'] },
    ),
    forbid(
      'answering-is-pure',
      'An answer follows from the knowledge and the question alone; what needs the world is in features/policy-qa.',
      { path: '^src/answering/' },
      { pathNot: '^src/' },
    ),
    forbid(
      'rules-are-pure',
      'Business rules see values and `now`; load and save in service.ts.',
      { path: '^src/features/([^/]+)/rules\\.ts$' },
      { pathNot: ['^src/kernel/', '^src/features/$1/rules'] },
    ),
    forbid(
      'features-do-not-meet',
      'What one feature needs of another is a function passed by app.ts.',
      { path: '^src/features/([^/]+)/' },
      { path: '^src/features/', pathNot: '^src/features/$1/' },
    ),
    forbid(
      'features-have-one-door',
      'Enter a feature by its index.ts.',
      { path: '^src/', pathNot: '^src/features/' },
      { path: '^src/features/[^/]+/', pathNot: '^src/features/[^/]+/index\\.ts$' },
    ),
    forbid(
      'features-know-ports-only',
      'A feature uses kernel, bot, card-kit, knowledge, answering and the ports of storage, outbox, people, official, approvals and exports.',
      { path: '^src/features/' },
      {
        path: '^src/',
        pathNot: [
          '^src/(kernel|bot|card-kit|knowledge|answering|features)/',
          '^src/(storage|outbox|people|official|approvals|exports)/(port|tables|tables/[a-z-]+|audit)\\.ts$',
        ],
      },
    ),
    forbid(
      'features-use-their-own-cards',
      'Card templates of a feature stand in the folder of its name, or in cards/shared.',
      { path: '^src/features/([^/]+)/' },
      { path: '^cards/', pathNot: ['^cards/$1/', '^cards/shared/'] },
    ),
    forbid(
      'features-need-no-package-but-zod',
      'A feature is plain TypeScript and zod.',
      { path: '^src/features/' },
      { path: 'node_modules/', pathNot: 'node_modules/(zod|kysely)/' },
    ),
    forbid(
      'drivers-stay-in-their-folder',
      'pg belongs to storage/postgres, better-sqlite3 to storage/sqlite.',
      { path: '^src/', pathNot: '^src/storage/(sqlite|postgres)/' },
      { path: 'node_modules/(pg|better-sqlite3)/' },
    ),
    forbid(
      'drivers-do-not-meet',
      'The two drivers know nothing of each other.',
      { path: '^src/storage/(sqlite|postgres)/' },
      { path: '^src/storage/(sqlite|postgres)/', pathNot: '^src/storage/$1/' },
    ),
    forbid(
      'only-the-top-composes',
      'app.ts, main.ts and the command line put rooms together; nobody imports them.',
      { path: '^src/', pathNot: '^src/((app|product|delivery|main|cli|demo)\\.ts$|cli/)' },
      { path: '^src/((app|product|delivery|main|cli|demo)\\.ts$|cli/)' },
    ),
    forbid('no-circular', 'Two files that need each other are one file, or a third is missing.', {}, { circular: true }),
    forbid('src-not-to-tests', 'The product does not know its tests.', { path: '^src/' }, { path: '^(tests|bench)/' }),
    forbid('everything-resolves', 'This import leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
