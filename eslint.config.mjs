import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/** Specs and what only specs use: they may reach further than the code they stand beside. */
const SPECS = ['**/*.spec.ts', '**/testing/**/*.ts'];
const WORKFLOWS = 'workflows/!(worker)/src/**/*.ts';

/** The table of layers. Source: README, map of the folders. */
const LAYERS = [
  {
    sourceTag: 'layer:contracts',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['class-validator', 'class-transformer', 'reflect-metadata'],
  },
  { sourceTag: 'layer:client', onlyDependOnLibsWithTags: [], allowedExternalImports: ['openapi-fetch', 'standardwebhooks'] },
  { sourceTag: 'layer:rules', onlyDependOnLibsWithTags: ['layer:contracts'], allowedExternalImports: ['luxon'] },
  {
    sourceTag: 'layer:platform',
    onlyDependOnLibsWithTags: ['layer:contracts', 'layer:rules', 'layer:platform'],
    bannedExternalImports: ['@temporalio/*'],
  },
  {
    sourceTag: 'layer:workflow',
    onlyDependOnLibsWithTags: ['layer:contracts', 'layer:rules', 'layer:workflow'],
    allowedExternalImports: ['@temporalio/workflow', '@temporalio/common'],
  },
  { sourceTag: 'layer:worker', onlyDependOnLibsWithTags: ['layer:contracts', 'layer:rules', 'layer:platform', 'layer:workflow'] },
  {
    sourceTag: 'layer:service',
    onlyDependOnLibsWithTags: ['layer:contracts', 'layer:rules', 'layer:platform'],
    bannedExternalImports: ['@temporalio/*'],
  },
  {
    sourceTag: 'layer:deploy',
    onlyDependOnLibsWithTags: ['layer:contracts', 'layer:rules', 'layer:platform', 'layer:deploy'],
    bannedExternalImports: ['@temporalio/workflow', '@temporalio/worker'],
  },
  {
    sourceTag: 'layer:test',
    onlyDependOnLibsWithTags: [
      'layer:client',
      'layer:contracts',
      'layer:rules',
      'layer:platform',
      'layer:workflow',
      'layer:worker',
      'layer:service',
      'layer:deploy',
    ],
  },
];

/** The same table for specs: our own layers hold, external packages are free (fast-check, Temporal's test server). */
const LAYERS_OF_SPECS = LAYERS.map(({ sourceTag, onlyDependOnLibsWithTags, bannedExternalImports }) => ({
  sourceTag,
  onlyDependOnLibsWithTags,
  ...(bannedExternalImports && { bannedExternalImports }),
}));

const boundaries = (depConstraints) => ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints }];

const message = (selector, text) => ({ selector, message: text });
const SHAPE = [
  message('ExportAllDeclaration', 'Import the file, not a barrel.'),
  message("CallExpression[callee.name='forwardRef']", 'A cycle of providers: split one of them.'),
  message('TSEnumDeclaration', 'States are unions of strings.'),
];
const NO_DEFAULT_EXPORT = message('ExportDefaultDeclaration', 'A file is named after its one named export.');
const PURE = [
  message("CallExpression[callee.object.name='Date'][callee.property.name='now']", 'The clock is an argument here.'),
  message("NewExpression[callee.name='Date'][arguments.length=0]", 'The clock is an argument here.'),
  message("CallExpression[callee.object.name='Math'][callee.property.name='random']", 'Randomness is an argument here.'),
  message("CallExpression[callee.object.name='performance']", 'The clock is an argument here.'),
];
const NO_SLEEP = [
  message("ImportDeclaration[source.value='node:timers/promises']", 'Never sleep in a spec: skip time or await the fact.'),
  message(
    "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    'Never sleep in a spec: skip time or await the fact.',
  ),
];
const syntax = (...rules) => ['error', ...rules];

const TYPES_ONLY = {
  regex: '^@xianban/contracts/',
  allowTypeImports: true,
  message: 'The vocabulary as types only: its values would bring class-validator along.',
};
const NO_IO = { group: ['node:*', 'fs', 'net', 'http', 'https', 'path', 'crypto'], message: 'No I/O and no environment here.' };

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      'libs/client/src/intake-api.ts',
      '**/node_modules/**',
      '.nx/**',
      '.run/**',
      '**/*.cjs',
      '**/*.mjs',
      '**/*.json',
      '**/*.d.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, prettier],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(LAYERS),
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Configuration is parsed once, typed, in service-kit.' },
      ],
      'no-restricted-syntax': syntax(...SHAPE, NO_DEFAULT_EXPORT),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // a message class is the shape of a payload: an object literal of that shape is one
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // a function may be asynchronous because its interface is
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      // `=> void (await run())` and `=> void count++` say that nothing is given back
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // codes on the wire are numbers, whatever enum a library names them by
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      // a type parameter that only the caller knows, as in newId<TaskId>(), is a cast with a name
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // without noUncheckedIndexedAccess it would call every check of an index unnecessary
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['libs/rules/src/**/*.ts', 'services/*/src/domain/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-syntax': syntax(...SHAPE, NO_DEFAULT_EXPORT, ...PURE),
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [NO_IO] }],
    },
  },
  {
    files: ['libs/rules/src/**/*.ts', WORKFLOWS],
    ignores: SPECS,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [NO_IO, TYPES_ONLY] }] },
  },
  {
    // the only place that reads the environment, and that speaks before there is a log
    files: ['libs/service-kit/src/start-service.ts'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  // a migration is one list of statements, read once from top to bottom
  { files: ['**/migrations/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['services/*/src/channels/*/channel.ts'], rules: { 'no-restricted-syntax': syntax(...SHAPE) } },
  {
    files: ['**/cli/**/*.ts', 'deploy/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: SPECS,
    plugins: { jest },
    rules: {
      ...jest.configs['flat/recommended'].rules,
      '@nx/enforce-module-boundaries': boundaries(LAYERS_OF_SPECS),
      'jest/expect-expect': [
        'error',
        {
          assertFunctionNames: [
            'expect',
            'expect*',
            'fc.assert',
            'assert*',
            'eventually',
            'waitUntil*',
            'holds*',
            '**.reached',
            '**.ended',
          ],
        },
      ],
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      'jest/no-conditional-expect': 'off',
      'no-restricted-properties': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      // a spec reads private corners and half-made values on purpose
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  { files: ['**/*.spec.ts'], rules: { 'no-restricted-syntax': syntax(...SHAPE, NO_DEFAULT_EXPORT, ...NO_SLEEP) } },
  { files: ['test/harness/global-*.ts'], rules: { 'no-restricted-syntax': syntax(...SHAPE) } },
);
