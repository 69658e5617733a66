// The floors of the house. A file may import what lies below it and nothing else; each rule says who may not know whom.

const CORE = [
  'time',
  'words',
  'production',
  'timeline',
  'wall',
  'mhl',
  'work',
  'ingest',
  'clearance',
  'cut',
  'publish',
  'community',
  'measure',
]
const STAGES = ['production', 'wall', 'ingest', 'clearance', 'cut', 'publish', 'community', 'measure']
const SIDE_BY_SIDE = ['community', 'measure']

const anyOf = (names) => `(?:${names.join('|')})`
const TEST =
  '\\.(?:test|footage)\\.ts$|/testing[^/]*\\.ts$|-suite\\.ts$|/connectors/suite/|/test-cluster\\.ts$'

const laterThan = (names) =>
  names.slice(0, -1).map((name, place) => ({ name, later: names.slice(place + 1) }))

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one thing, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-is-there',
      severity: 'error',
      from: { path: '^(core|contract|server|cli)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'core-is-pure',
      comment: 'core knows no package, no system and no other workspace.',
      severity: 'error',
      from: { path: '^core/', pathNot: TEST },
      to: { pathNot: '^core/' },
    },
    ...laterThan(CORE).map(({ name, later }) => ({
      name: 'core-in-its-order',
      comment: `core/${name} comes before ${later.join(', ')}.`,
      severity: 'error',
      from: { path: `^core/src/${name}/` },
      to: { path: `^core/src/${anyOf(later)}/` },
    })),
    {
      name: 'core-by-the-front-door',
      severity: 'error',
      from: { path: '^core/src/([^/]+)/' },
      to: { path: '^core/src/[^/]+/', pathNot: '^core/src/$1/|/index\\.ts$|/testing[^/]*\\.ts$' },
    },
    {
      name: 'contract-knows-core-only',
      severity: 'error',
      from: { path: '^contract/', pathNot: TEST },
      to: { path: '^(server|web|cli)/' },
    },
    ...laterThan(STAGES).map(({ name, later }) => ({
      name: 'upstream-never-knows-downstream',
      comment: `${name} comes before ${later.join(', ')}: what they must learn from it is an event.`,
      severity: 'error',
      from: { path: `^server/src/${name}/` },
      to: { path: `^server/src/${anyOf(later)}/` },
    })),
    {
      name: 'side-by-side',
      severity: 'error',
      from: { path: `^server/src/(${SIDE_BY_SIDE.join('|')})/` },
      to: { path: `^server/src/${anyOf(SIDE_BY_SIDE)}/`, pathNot: '^server/src/$1/' },
    },
    {
      name: 'enter-by-the-front-door',
      comment: 'Of another stage only its index.ts is imported (in tests also its testing.ts).',
      severity: 'error',
      from: { path: '^server/src/([^/]+)' },
      to: {
        path: `^server/src/${anyOf(STAGES)}/`,
        pathNot: '^server/src/$1/|^server/src/[^/]+/(?:index|testing[^/]*)\\.ts$',
      },
    },
    {
      name: 'plant-knows-no-stage',
      severity: 'error',
      from: { path: '^server/src/plant/' },
      to: { path: '^server/src/', pathNot: '^server/src/(?:plant|schema)/' },
    },
    {
      name: 'plant-parts-by-the-front-door',
      severity: 'error',
      from: { path: '^server/src/(?:plant/([^/]+)/|(?!plant/))' },
      to: {
        path: '^server/src/plant/[^/]+/',
        pathNot: '^server/src/plant/(?:$1/|config/|[^/]+/(?:index|testing[^/]*)\\.ts$)',
      },
    },
    {
      name: 'schema-knows-core-only',
      severity: 'error',
      from: { path: '^server/src/schema/', pathNot: TEST },
      to: { path: '^(server/src/(?!schema/)|contract/|web/|cli/)' },
    },
    {
      name: 'nobody-knows-the-top',
      comment:
        'main, app and worker put the house together, operate and demo walk through it; no part of it knows them.',
      severity: 'error',
      from: { path: `^server/src/${anyOf([...STAGES, 'plant', 'schema', 'connectors'])}/` },
      to: { path: '^server/src/(?:[^/]+\\.ts$|operate/|demo/)' },
    },
    {
      name: 'faces-never-know-the-server',
      comment: 'web and cli know the contract; all else they get over HTTP.',
      severity: 'error',
      from: { path: '^(web|cli)/' },
      to: { path: '^server/' },
    },
    {
      name: 'node-av-in-its-folder',
      comment: 'The engine from npm lives in a program of its own; see docs on the media engines.',
      severity: 'error',
      from: {
        path: '^(core|contract|server|web|cli|scripts|e2e)/',
        pathNot: '^server/src/plant/media/node-av-child/',
      },
      to: { path: 'node_modules/node-av/' },
    },
    {
      name: 'no-tests-in-the-house',
      severity: 'error',
      from: { path: '^(core|contract|server|web|cli)/', pathNot: TEST },
      to: { path: `${TEST}|node_modules/(?:vitest|fast-check|playwright-core)/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)web/(?:build|\\.svelte-kit)/|/\\$types$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.json'],
    },
    cache: false,
  },
}
