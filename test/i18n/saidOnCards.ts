import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withReadTexts } from '../../src/bot/cards/readTexts';

/** The texts that people read in the templates of a folder, by the folder of a kind, or `shared`; with what a kind's own cards have from shared ones. */
export function saidOnCards(folder: string): Map<string, string[]> {
  return new Map(readdirSync(folder).map((kind) => [kind, textsOf(join(folder, kind), join(folder, 'shared'))]));
}

function textsOf(folder: string, shared: string): string[] {
  const texts: string[] = [];
  for (const file of readdirSync(folder).filter((name) => !name.endsWith('.sample.json')))
    withReadTexts({ ...template(join(shared, file)), ...template(join(folder, file)) }, (text) => {
      texts.push(text);
      return text;
    });
  return [...new Set(texts)];
}

function template(file: string): object {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
