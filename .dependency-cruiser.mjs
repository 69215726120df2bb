// Who may import whom: the table of ARCHITECTURE.md, as rules. Each rule is proven by a planted violation in
// test/architecture/import-rules.test.ts.

/**
 * One row a package. `own`: packages of ours it may use; `types`: packages of which it may use types only;
 * `libraries`: what it may take from npm. Whatever a row does not name is forbidden, Node's own modules included.
 */
export const mayImport = {
  kernel: { own: [], types: [], libraries: [] },
  catalog: { own: ['kernel'], types: [], libraries: ['zod'] },
  models: { own: ['kernel'], types: ['catalog'], libraries: ['zod'] },
  scenario: { own: ['kernel', 'catalog', 'models'], types: [], libraries: ['yaml', 'zod'] },
  engine: { own: ['kernel', 'catalog', 'models', 'scenario'], types: [], libraries: [] },
  billing: { own: ['catalog'], types: ['engine'], libraries: [] },
  analysis: { own: ['kernel'], types: ['engine', 'billing'], libraries: ['simple-statistics'] },
  report: { own: [], types: ['engine', 'billing', 'analysis'], libraries: [] },
  plimsoll: { own: ['kernel', 'catalog', 'models', 'scenario', 'engine', 'billing', 'analysis', 'report'], types: [], libraries: [] },
}

/** Folders of packages/models/src that describe one concern each. */
export const concerns = ['traffic', 'edge', 'mesh', 'balance', 'pods', 'scaling', 'nodes', 'gpu', 'faults']

const tests = '(\\.test\\.ts$|/test/)'
const any = (names) => `(${names.join('|')})`
const nothing = '^$'

const packageRules = Object.entries(mayImport).flatMap(([name, { own, types, libraries }]) => {
  const source = { path: `^packages/${name}/src/`, pathNot: tests }
  return [
    {
      name: `${name}-packages`,
      comment: `${name} may use ${[...own, ...types.map((type) => `types of ${type}`)].join(', ') || 'no other package of ours'}`,
      severity: 'error',
      from: source,
      to: { path: '^packages/', pathNot: `^packages/${any([name, ...own, ...types])}/` },
    },
    {
      name: `${name}-libraries`,
      comment: `${name} may take ${libraries.join(', ') || 'nothing'} from npm, and nothing from Node`,
      severity: 'error',
      from: source,
      to: {
        path: '(^|/)node_modules/|^(node:)?[a-z_/0-9]+$',
        pathNot: libraries.length > 0 ? `(^|/)node_modules/${any(libraries)}/` : nothing,
      },
    },
    ...types.map((type) => ({
      name: `${name}-sees-only-types-of-${type}`,
      comment: `${name} may know the shape of what ${type} makes, never call it: use import type`,
      severity: 'error',
      from: source,
      to: { path: `^packages/${type}/`, dependencyTypesNot: ['type-only'] },
    })),
  ]
})

const modelRules = [
  {
    name: 'models-contract-knows-no-strategy',
    comment: 'models/contract is the vocabulary that strategies share, so it may not know one',
    severity: 'error',
    from: { path: '^packages/models/src/contract/', pathNot: tests },
    to: { path: '^packages/models/src/', pathNot: '^packages/models/src/contract/' },
  },
  {
    name: 'models-concerns-stay-apart',
    comment: 'a concern uses contract and itself; the engine alone wires concerns together',
    severity: 'error',
    from: { path: `^packages/models/src/${any(concerns)}/`, pathNot: tests },
    to: { path: '^packages/models/src/', pathNot: '^packages/models/src/(contract|$1)/' },
  },
]

const borders = [
  {
    name: 'no-cycles',
    comment: 'two modules that need each other are one module, or miss a third; types are erased and do not count',
    severity: 'error',
    // A form draws a schema that contains itself, so the components of its parts contain each other.
    from: { pathNot: '^apps/web/src/ui/editor/form/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-unresolvable',
    comment: 'an import that does not resolve, such as a path that the package does not export',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '/generated/' },
  },
  {
    name: 'only-the-dot-export',
    comment: 'from outside, a package is its src/index.ts',
    severity: 'error',
    from: { path: '^packages/([^/]+)/' },
    to: { path: '^packages/', pathNot: ['^packages/$1/', '^packages/[^/]+/src/index\\.ts$'] },
  },
  {
    name: 'only-the-dot-export-from-outside',
    comment: 'from outside packages/, a package is its src/index.ts',
    severity: 'error',
    from: { pathNot: '^packages/' },
    to: { path: '^packages/', pathNot: '^packages/[^/]+/src/index\\.ts$' },
  },
  {
    name: 'packages-below-the-rest',
    comment: 'packages know no app, database, benchmark or recording runner',
    severity: 'error',
    from: { path: '^packages/' },
    to: { path: '^(apps|prisma|bench|conformance)/', pathNot: '^conformance/recordings/' },
  },
  {
    name: 'apps-stay-apart',
    comment: 'what two apps share belongs in a package',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'no-app-below-apps',
    comment: 'the database, the benchmarks and the conformance runner know no app',
    severity: 'error',
    from: { path: '^(prisma|bench|conformance)/' },
    to: { path: '^apps/' },
  },
  {
    name: 'database-behind-the-web-server',
    comment: 'only apps/web/src/server touches the database',
    severity: 'error',
    from: { pathNot: ['^prisma/', '^apps/web/src/server/', '^apps/web/(test|e2e)/'] },
    to: { path: ['^prisma/', 'node_modules/@prisma/', 'node_modules/@libsql/', 'node_modules/libsql/'] },
  },
]

export const forbidden = [...packageRules, ...modelRules, ...borders]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden,
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(dist|\\.next|generated)/|\\.css$' },
    tsPreCompilationDeps: true,
    // For the dashboard's own `@/` paths.
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.d.ts', '.mjs', '.js', '.jsx', '.json'],
      mainFields: ['types', 'module', 'main'],
    },
  },
}
