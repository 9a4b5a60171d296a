/** The graph of files: no cycle, no orphan, and once more, without Nx, that services do not know each other. */
const SPEC = '\\.spec\\.ts$';
/** Started by a tool or found by scanning a folder, so that nothing imports them. */
const STARTED = [
  SPEC,
  '(^|/)main\\.ts$',
  '(^|/)cli/',
  '\\.config\\.mjs$',
  '^services/intake/src/channels/[^/]+/channel\\.ts$',
  '^libs/contracts/src/(events|commands)/',
  '^deploy/',
  '^test/(run|check/|bench/|scenarios/|harness/global-)',
];

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'of code: two types may refer to each other, and are gone when it runs',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-orphan', severity: 'error', from: { orphan: true, pathNot: STARTED }, to: {} },
    { name: 'not-to-a-spec', severity: 'error', from: { pathNot: SPEC }, to: { path: SPEC } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-service-to-service',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/([^/]+)/', pathNot: '^services/$1/' },
    },
    {
      name: 'only-workflows-know-temporal',
      severity: 'error',
      from: { path: '^(services|libs)/' },
      to: { path: '^(workflows/|node_modules/@temporalio/)' },
    },
    {
      name: 'workflow-is-a-sandbox',
      severity: 'error',
      from: { path: '^workflows/(?!worker/)[^/]+/src/', pathNot: [SPEC, '/testing/'] },
      to: {
        pathNot: ['^workflows/', '^libs/(rules|contracts)/', 'node_modules/@temporalio/(workflow|common)/', 'node_modules/tslib/'],
      },
    },
    {
      name: 'no-process-to-process',
      comment: 'durable processes share the kit and start each other by name',
      severity: 'error',
      from: { path: '^workflows/(?!worker/|workflow-kit/)([^/]+)/' },
      to: { path: '^workflows/', pathNot: ['^workflows/$1/', '^workflows/workflow-kit/'] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^libs/rules/src/', pathNot: SPEC },
      to: { pathNot: ['^libs/(rules|contracts)/', 'node_modules/(@types/)?luxon/', 'node_modules/tslib/'] },
    },
    {
      name: 'test-tools-stay-in-specs',
      severity: 'error',
      from: { path: '^(libs|services|workflows)/', pathNot: [SPEC, '/testing/'] },
      to: { path: ['/testing/', 'node_modules/(fast-check|jest|@temporalio/testing|@nestjs/testing)/'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['/dist/', '^(libs|services|workflows|deploy|test)/.*\\.d\\.ts$', '/node_modules/\\.cache/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@xianban/source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
