import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { specKind } from './spec-kind.ts';

describe('the stage of a spec', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'xianban-spec-kind-'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const file = (path: string, text: string): string => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    return join(root, path);
  };

  it('is unit where nothing but code is needed', () => {
    expect(specKind(file('libs/a/src/a.spec.ts', "import { a } from './a.js';"), root)).toBe('unit');
  });

  it('is integration where a real database or NATS is needed, also through another file', () => {
    file('libs/a/src/given.ts', "import { createTestDatabase } from '@xianban/messaging/testing/test-database';");
    expect(specKind(file('libs/a/src/a.spec.ts', "import { given } from './given.js';"), root)).toBe('integration');
  });

  it('is workflow where time is skipped by a test server, even if a database is there too', () => {
    const text =
      "import { TestWorkflowEnvironment } from '@temporalio/testing';\nimport { startTestNats } from '@xianban/messaging/testing/test-nats';";
    expect(specKind(file('workflows/a/src/a.spec.ts', text), root)).toBe('workflow');
  });

  it('is replay by its name and e2e by its folder', () => {
    expect(specKind(file('workflows/a/src/replay.spec.ts', ''), root)).toBe('replay');
    expect(specKind(file('test/e2e/a.spec.ts', ''), root)).toBe('e2e');
  });

  it('survives files that import each other', () => {
    file('libs/a/src/b.ts', "import { c } from './c.js';");
    file('libs/a/src/c.ts', "import { b } from './b.js';");
    expect(specKind(file('libs/a/src/a.spec.ts', "import { b } from './b.js';"), root)).toBe('unit');
  });
});
