/**
 * What every project's jest.config.mjs spreads: `pure` where specs compute only, `withServers` where they meet PostgreSQL, NATS or Temporal.
 * Sources stay native ES modules; swc compiles them to CommonJS for jest, and Node 24 requires the packages that exist as ES modules only
 * (hence NODE_OPTIONS=--experimental-vm-modules, see nx.json and test/run.ts).
 */
const path = require('node:path');

const pure = {
  cacheDirectory: path.join(__dirname, 'node_modules/.cache/jest'),
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  // a machine that does ten things at once is slow, not wrong
  testTimeout: 20_000,
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  // sources import './x.js', as Node wants it; below jest only x.ts exists
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@xianban/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
};

const withServers = {
  ...pure,
  globalSetup: path.join(__dirname, 'test/harness/global-setup.ts'),
  globalTeardown: path.join(__dirname, 'test/harness/global-teardown.ts'),
};

module.exports = { pure, withServers };
