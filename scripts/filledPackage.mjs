// The app package, filled in from the bot's environment, and what is wrong with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { objectOf, textIn } from '../dist/sandbox/teams/json.js';
import { appPackage } from './appPackage.mjs';
import { checkManifest } from './checkManifest.mjs';
import { manifestSettings } from './manifestSettings.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const ICONS = {
  'color.png': 'a PNG of 192 x 192 pixels',
  'outline.png': 'a PNG of 32 x 32 pixels, white on transparent',
};

/**
 * @param {string} folder holds manifest.json, the icons and the languages
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ host: string, parts: Record<string, Buffer>, problems: string[] }} sentences, and the files by name
 */
export function filledPackage(folder, env) {
  const version = textIn(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')), 'version') ?? '';
  const { values, problems } = manifestSettings(env, version);
  const host = values.PUBLIC_HOST ?? '';
  const unreadable = unreadableIn(folder);
  if (unreadable.length > 0) return { host, parts: {}, problems: [...problems, ...unreadable] };
  const filled = withValues(readFileSync(join(folder, 'manifest.json'), 'utf8'), values, problems);
  const [color, outline] = [readFileSync(join(folder, 'color.png')), readFileSync(join(folder, 'outline.png'))];
  const { manifest, languages } = appPackage(folder, objectOf(JSON.parse(filled)));
  problems.push(...checkManifest(manifest, { color, outline }, languages, host));
  /** @param {unknown} content */
  const json = (content) => Buffer.from(JSON.stringify(content, null, 2));
  const translations = Object.fromEntries(Object.entries(languages).map(([name, texts]) => [name, json(texts)]));
  return {
    host,
    parts: { 'manifest.json': json(manifest), ...translations, 'color.png': color, 'outline.png': outline },
    problems,
  };
}

/**
 * A sentence for each file that is missing, or that is no JSON.
 * @param {string} folder
 */
function unreadableIn(folder) {
  if (!existsSync(folder)) return [`${folder} is not there. Name the folder that holds manifest.json and the icons.`];
  const missing = Object.entries({ 'manifest.json': 'the manifest', ...ICONS }).flatMap(([name, what]) =>
    existsSync(join(folder, name)) ? [] : [`${name} is missing in ${folder}. Put ${what} there.`],
  );
  const texts = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return [...missing, ...texts.flatMap((name) => jsonProblem(name, readFileSync(join(folder, name), 'utf8')))];
}

/**
 * @param {string} name
 * @param {string} text
 */
function jsonProblem(name, text) {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    // Newer Node tells the line by itself, older ones the character alone.
    const at = Number(/position (\d+)/.exec(said)?.[1] ?? text.length);
    const line = text.slice(0, at).split('\n').length;
    return [`${name} is no JSON: ${said.split(' (')[0]}, in line ${line}. Mend it there.`];
  }
}

/**
 * @param {string} text
 * @param {Record<string, string>} values
 * @param {string[]} problems
 */
function withValues(text, values, problems) {
  return text.replace(/\$\{\{(\w+)\}\}/g, (placeholder, name) => {
    const value = values[name];
    if (value !== undefined) return JSON.stringify(value).slice(1, -1);
    problems.push(
      `manifest.json has ${placeholder}, which nothing fills. Known are ${Object.keys(values).join(', ')}.`,
    );
    return placeholder;
  });
}
