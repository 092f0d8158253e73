// The only file that runs on the host's own Node, before anything is installed: no package, no TypeScript.
// `npm run demo` and `npm test` call it first, so that each works as the first command after a clone.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});

function matchesLockFile() {
  const locked = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  const isMissing = ([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && installed[path]?.version !== entry.version;
  const isForeign = ([path, entry]) => locked[path]?.version !== entry.version;
  return existsSync('node_modules/.bin/node') && !Object.entries(locked).some(isMissing) && !Object.entries(installed).some(isForeign);
}

function install() {
  console.log('Installing the packages of package-lock.json (once, about a minute) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  return npm === undefined
    ? spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
    : spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' });
}

if (!matchesLockFile() && install().status !== 0) {
  console.error('The packages could not be installed. Check that the npm registry can be reached, then run the same command again.');
  process.exit(1);
}
