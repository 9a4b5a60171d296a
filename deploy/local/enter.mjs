/**
 * The one entrance of `npm start`, `npm test` and the other commands, for any Node from 20 on: installs what is missing and goes on
 * with the pinned Node. Uses nothing that has to be installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const WORKSPACE = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..');
const NEEDED_MAJOR = 24;

/** Command → program, and what it is called with before the caller's own arguments. */
const COMMANDS = {
  start: ['deploy/local/start.ts'],
  status: ['deploy/local/status.ts'],
  token: ['deploy/local/token.ts'],
  key: ['deploy/local/key.ts'],
  vault: ['deploy/local/vault.ts'],
  quarantine: ['deploy/local/built-program.ts', 'libs/messaging/dist/cli/quarantine.js'],
  facts: ['deploy/local/built-program.ts', 'libs/messaging/dist/cli/facts.js'],
  import: ['deploy/local/built-program.ts', 'services/intake/dist/history/cli/import.js'],
  scenario: ['deploy/local/built-program.ts', 'test/scenarios/run.ts'],
  bench: ['deploy/local/built-program.ts', 'test/bench/run.ts'],
  'new:channel': ['services/intake/generators/cli/new-channel.ts'],
  fuzz: ['deploy/local/built-program.ts', 'test/fuzz/run.ts'],
  conformance: ['deploy/local/built-program.ts', 'test/conformance/run.ts'],
  test: ['test/run.ts', 'test'],
  check: ['test/run.ts', 'check'],
};

const [command = '', ...rest] = process.argv.slice(2);
const target = COMMANDS[command];
if (!target) fail(`usage: node deploy/local/enter.mjs ${Object.keys(COMMANDS).join('|')} [options]`);

installIfNeeded();
const bin = join(WORKSPACE, 'node_modules', '.bin');
// tools that are started from here on find the pinned Node and each other
if (!(process.env.PATH ?? '').startsWith(bin)) process.env.PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;
const [program, ...before] = target;
await goOn(join(WORKSPACE, program), [...before, ...rest]);

/** In this process if it is the pinned Node, else in a child that is. */
async function goOn(path, args) {
  const pinned = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
  const isPinned = existsSync(pinned) && realpathSync(pinned) === realpathSync(process.execPath);
  if (!isPinned && existsSync(pinned)) return goOnIn(pinned, path, args);
  if (!isPinned) {
    if (Number(process.versions.node.split('.')[0]) < NEEDED_MAJOR) {
      fail(
        `Node ${process.versions.node} is too old, and npm has no Node for ${process.platform} ${process.arch}: install Node ${NEEDED_MAJOR} or newer`,
      );
    }
    say(`npm has no Node for ${process.platform} ${process.arch}: going on with the machine's ${process.versions.node}`);
  }
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path).href);
}

function goOnIn(node, path, args) {
  const child = spawn(node, [path, ...args], { stdio: 'inherit' });
  // the child decides when to end; at a terminal it gets Ctrl-C as well and takes the second for the same
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // nor does npm's shell pass on that npm was asked to end
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
  child.once('error', (error) => fail(error.message));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function installIfNeeded() {
  const installed = readJson(join(WORKSPACE, 'node_modules', '.package-lock.json'));
  const wanted = readJson(join(WORKSPACE, 'package-lock.json'));
  if (!wanted) fail(`${WORKSPACE} has no package-lock.json`);
  if (installed && isInstalled(wanted.packages, installed.packages)) return;
  say('installing dependencies, about a minute');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [npmProgram = 'npm', ...npmArgs] = npm;
  // whatever NODE_ENV says, the tools that build are needed too
  const result = spawnSync(npmProgram, [...npmArgs, 'ci', '--include=dev', '--include=optional', '--loglevel=error'], {
    cwd: WORKSPACE,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) fail(`npm ci failed:\n${result.error?.message ?? `${result.stdout}${result.stderr}`.trim()}`);
}

/** Whether what npm wrote down at its last install is what the lock file asks for; packages for other machines may be absent. */
function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    return found ? link === found.link && version === found.version : optional === true;
  });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Never on stdout, which belongs to the command, e.g. to a token. */
function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line) {
  say(line);
  process.exit(1);
}
