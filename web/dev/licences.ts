import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** What is in the built page and not ours. */
const SHIPPED = ['svelte', 'uplot'];
const FONT = '../licences/hanken-grotesk-OFL-1.1.txt';

/** Puts licences.txt beside the page: names, versions and licence texts of what it is built from. */
export function licences(): Plugin {
  return {
    name: 'sdvp-licences',
    apply: 'build',
    generateBundle() {
      const parts = SHIPPED.map((name) => {
        const about = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as Record<string, string>;
        const text = ['LICENSE', 'LICENSE.md']
          .map((file) => readIfThere(`node_modules/${name}/${file}`))
          .find((found) => found !== undefined);
        if (text === undefined) throw new Error(`no licence text in node_modules/${name}`);
        return `${name} ${about['version']} (${about['license']})\n\n${text.trim()}\n`;
      });
      parts.push(`Hanken Grotesk (OFL-1.1), cut down to the letters that the page needs\n\n${readFileSync(FONT, 'utf8').trim()}\n`);
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: parts.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
