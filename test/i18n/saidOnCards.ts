import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withReadTexts } from '../../src/bot/cards/readTexts';

/** The texts that people read in the templates of a folder, by the folder of a kind, or `shared`. */
export function saidOnCards(folder: string): Map<string, string[]> {
  return new Map(readdirSync(folder).map((kind) => [kind, textsOf(join(folder, kind))]));
}

function textsOf(folder: string): string[] {
  const texts: string[] = [];
  for (const file of readdirSync(folder).filter((name) => !name.endsWith('.sample.json')))
    withReadTexts(JSON.parse(readFileSync(join(folder, file), 'utf8')), (text) => {
      texts.push(text);
      return text;
    });
  return [...new Set(texts)];
}
