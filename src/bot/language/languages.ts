import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from './language';

/** Every language that lines are read in, found by file name: `languages/<code>.language.ts`. */
export class Languages {
  constructor(readonly all: readonly Language[]) {}

  static load(folder = join(__dirname, 'languages')): Languages {
    const files = readdirSync(folder).filter((file) => /\.language\.[jt]s$/.test(file));
    return new Languages(files.map((file) => load(join(folder, file))));
  }

  /** The language of a locale such as `de-AT`; English where it is none of ours. */
  for(locale: string): Language {
    const code = locale.toLowerCase().split(/[-_]/)[0];
    const found = this.all.find((language) => language.code === code) ?? this.all.find(({ code: c }) => c === 'en');
    if (!found) throw new Error('The English language file is missing.');
    return found;
  }

  /** The languages that somebody of this locale may give commands in: their own first, then English. */
  spokenBy(locale: string): Language[] {
    return [...new Set([this.for(locale), this.for('en')])];
  }
}

function load(file: string): Language {
  const module: { default: Language } = require(file);
  return module.default;
}
