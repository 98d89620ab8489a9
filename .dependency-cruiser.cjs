/**
 * The room table of AGENTS.md as rules. A room may import itself and what its line lists, nothing else of ours.
 * Tests may reach further (fixtures, the test database), so they are only held to *no cycles*.
 */
const TEST = '\\.(test|spec)\\.tsx?$|/(testdata|testing|goldens)/'

/** Rooms of lib/ that are not use cases. `config` (settings) and `demo` (its seed) stand beside the table. */
const ROOMS = [
  'core',
  'formats',
  'proof',
  'access',
  'catalogue',
  'store',
  'views',
  'render',
  'auth',
  'api',
  'http',
  'jobs',
  'config',
  'demo',
  'log',
  'tally',
  'grants',
  'outgoing',
  'seal',
  'directory',
  'oidc',
]
const USE_CASE = `^lib/(?!(?:${ROOMS.join('|')})/)[^/]+/`

/** Use cases that others build on: labels come with a report, a rebuild reads reports again. */
const SHARED_USE_CASES = ['^lib/assets/', '^lib/evidence/', '^lib/findings/', '^lib/ingest/']

const room = (name) => `^lib/${name}/`
const OURS = '^(lib|app|components|tools|frameworks|i18n|messages|e2e|bench|agent|demo|prisma)/'

/** A rule: files of `from` import nothing of ours but `may`. */
const only = (name, from, may, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { path: OURS, pathNot: may, ...extra },
})

const PURE = '^lib/(core|formats|proof|access)/'
/** npm packages without I/O that the pure rooms may use. */
const PURE_PACKAGES = 'node_modules/(zod|uuid|canonicalize|saxes|xmlchars|yaml|@noble/(curves|hashes))/'
const DATABASE = 'node_modules/(pg|pg-types|pg-copy-streams|@types/pg|@prisma/[^/]+|prisma)/'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { pathNot: TEST },
      to: { couldNotResolve: true, pathNot: '^(server-only|@/lib/store/generated)' },
    },

    // Titles of our own checks are translated where the screens' are, in reports and tables as well.
    only('core-imports-core', room('core'), [room('core'), '^messages/zh/checks\\.json$']),
    only('formats-import-core', room('formats'), [room('formats'), room('core'), '^frameworks/.*\\.json$']),
    only('proof-imports-core', room('proof'), [room('proof'), room('core')]),
    only('access-imports-core', room('access'), [room('access'), room('core')]),
    only('catalogue', room('catalogue'), [
      room('catalogue'),
      room('core'),
      room('store'),
      room('config'),
      '^frameworks/',
    ]),
    only('store', room('store'), [room('store'), room('access'), room('core'), room('config')]),
    {
      name: 'use-cases',
      severity: 'error',
      from: {
        path: '^lib/([^/]+)/',
        pathNot: [`^lib/(${ROOMS.join('|')})/`, room('reports'), room('notify'), TEST],
      },
      to: {
        path: OURS,
        pathNot: [
          '^lib/$1/',
          '^lib/(store|catalogue|access|core|formats|proof|config|log|tally|grants|outgoing|seal|directory|oidc)/',
          ...SHARED_USE_CASES,
        ],
      },
    },
    // A report is what the views say, frozen, and what is rendered from it.
    only('reports-freeze-what-views-say', room('reports'), [
      room('reports'),
      '^lib/(log|views|render|store|catalogue|access|core|formats|proof|config)/',
    ]),
    // What is news is what the views say, compared with what they said before.
    only('notify-tells-what-views-say', room('notify'), [
      room('notify'),
      '^lib/(webhooks|views|store|access|core)/',
    ]),
    only('outgoing', room('outgoing'), [room('outgoing'), room('core')]),
    only('seal', room('seal'), [room('seal'), room('config')]),
    // Neither knows a tenant: they speak to whom they are told of.
    only('directory', room('directory'), [room('directory'), '^lib/(outgoing|seal|config|core)/']),
    only('oidc', room('oidc'), [room('oidc'), '^lib/(outgoing|seal|config|core)/']),
    only('views', room('views'), [
      room('views'),
      room('store'),
      room('catalogue'),
      room('access'),
      room('core'),
      room('log'),
      room('grants'),
    ]),
    only('log', room('log'), [
      room('log'),
      room('store'),
      room('proof'),
      room('access'),
      room('core'),
      room('config'),
    ]),
    only('tally', room('tally'), [
      room('tally'),
      room('store'),
      room('catalogue'),
      room('access'),
      room('core'),
    ]),
    // What the rules of providers give: at sign-in, at a review, and when a rule changes.
    only('grants', room('grants'), [room('grants'), room('store'), room('access'), room('core')]),
    only('render', room('render'), [room('render'), room('core'), room('proof')]),
    // A break-glass account that comes in is told of at once.
    only('auth', room('auth'), [
      room('auth'),
      '^lib/(grants|store|access|core|config|seal|directory|oidc)/',
      '^lib/webhooks/queue-message\\.ts$',
    ]),
    only('api', room('api'), [
      room('api'),
      '^lib/views/.*[sS]chemas?(\\.ts|/)',
      room('access'),
      room('core'),
    ]),
    only('http', room('http'), [
      room('http'),
      room('auth'),
      room('api'),
      room('access'),
      room('core'),
      room('config'),
    ]),
    only('jobs-call-use-cases', room('jobs'), [room('jobs'), USE_CASE, room('config')]),
    only('config-imports-nothing', room('config'), [room('config')]),
    only('demo-seed-calls-use-cases', room('demo'), [
      room('demo'),
      USE_CASE,
      '^lib/(store|catalogue|access|core|formats|proof|auth|config|grants)/',
    ]),

    {
      name: 'pages-know-no-store-and-no-format',
      severity: 'error',
      from: { path: '^app/', pathNot: TEST },
      to: { path: '^(lib/(store|formats|demo)|tools|e2e|bench|agent|demo|prisma|frameworks)/' },
    },
    // What proves evidence runs where it is read, so components call `proof` itself; of core and views they take types.
    only('components', '^components/', [
      '^components/',
      '^lib/(core|views|access|proof)/',
      '^i18n/',
      '^messages/',
    ]),
    {
      name: 'components-take-types-of-core-and-views',
      severity: 'error',
      from: { path: '^components/', pathNot: TEST },
      to: { path: '^lib/(core|views)/', dependencyTypesNot: ['type-only'] },
    },

    // Decision 022: a page's first view has nothing of Mantine, and no link that fetches ahead.
    {
      name: 'mantine-comes-with-what-floats',
      severity: 'error',
      from: { path: '^(app|components)/', pathNot: ['^components/(floating|notices|theme)/', TEST] },
      to: {
        path: 'node_modules/@mantine/(core|notifications)/',
        pathNot: '\\.css$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'links-are-our-own',
      severity: 'error',
      from: { path: '^(app|components)/', pathNot: TEST },
      to: { path: ['node_modules/next/link\\.', 'node_modules/next/dist/client/(app-dir/)?link\\.'] },
    },

    {
      name: 'pure-rooms-without-node',
      severity: 'error',
      from: { path: PURE, pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-rooms-without-io-packages',
      severity: 'error',
      from: { path: PURE, pathNot: TEST },
      to: { path: 'node_modules/', pathNot: PURE_PACKAGES },
    },
    {
      name: 'only-the-store-speaks-to-the-database',
      severity: 'error',
      from: { path: '^(lib|app|components)/', pathNot: [room('store'), TEST] },
      to: { path: [DATABASE, '^lib/store/generated'] },
    },
    {
      name: 'only-store-and-jobs-know-the-queue',
      severity: 'error',
      from: { path: '^(lib|app|components)/', pathNot: ['^lib/(store|jobs)/', TEST] },
      to: { path: 'node_modules/pg-boss/' },
    },
    {
      name: 'dev-packages-stay-out-of-the-product',
      severity: 'error',
      from: { path: '^(lib|app|components)/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only', 'npm'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/store/generated'] },
    exclude: { path: '^(\\.next|\\.plimsoll|\\.tmp)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
