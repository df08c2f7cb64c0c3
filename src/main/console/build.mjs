// Builds the page into the resources of the room `console`: npm ci && npm run build.
// The output is committed, so that building and running Steelyard needs no node. It holds the hash of these
// sources; WebBuildTest compares, and fails when somebody changed the one and not the other.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const target = join(here, '../resources/org/steelyard/console/web');

/** Over name and content of everything that the build reads, in the order of the names. */
function hashOfSources() {
  const hash = createHash('sha256');
  const files = ['build.mjs', 'package-lock.json', 'package.json', 'tsconfig.json',
    ...readdirSync(join(here, 'src')).map(name => 'src/' + name)].sort();
  for (const name of files) {
    hash.update(name + '\n');
    hash.update(readFileSync(join(here, name)));
    hash.update('\n');
  }
  return hash.digest('hex');
}

function licences() {
  const parts = ['The console\'s page holds these libraries and this typeface, built in unchanged.\n'];
  for (const name of ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', 'uplot',
    '@fontsource-variable/inter']) {
    const about = JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8'));
    const text = readFileSync(join(here, 'node_modules', name, 'LICENSE'), 'utf8').trim();
    parts.push(`${'-'.repeat(76)}\n${name} ${about.version} (${about.license})\n\n${text}\n`);
  }
  return parts.join('\n').replaceAll('\r\n', '\n');
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { console: 'src/console.ts', theme: 'src/theme.ts' },
  outdir: target,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  charset: 'utf8',
  legalComments: 'none',
  banner: { js: '/* Licences of what is built in: licences.txt */' },
  loader: { '.woff2': 'file' },
  assetNames: '[name]',
  conditions: ['production'],
  logLevel: 'warning',
});
for (const name of ['index.html', 'mark.svg']) {
  copyFileSync(join(here, 'src', name), join(target, name));
}
writeFileSync(join(target, 'licences.txt'), licences());
writeFileSync(join(target, 'build.json'),
  JSON.stringify({ sources: hashOfSources(), files: readdirSync(target).sort() }, null, 2) + '\n');
