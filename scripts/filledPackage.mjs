// The app package, filled in from the bot's environment, and what is wrong with it.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { objectOf, textIn } from '../dist/sandbox/teams/json.js';
import { appPackage } from './appPackage.mjs';
import { checkManifest } from './checkManifest.mjs';
import { manifestSettings } from './manifestSettings.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @param {string} folder holds manifest.json, the icons and the languages
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ host: string, parts: Record<string, Buffer>, problems: string[] }} sentences, and the files by name
 */
export function filledPackage(folder, env) {
  /** @param {string} name */
  const read = (name) => readFileSync(join(folder, name));
  const version = textIn(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')), 'version') ?? '';
  const { values, problems } = manifestSettings(env, version);
  const text = read('manifest.json')
    .toString()
    .replace(/\$\{\{(\w+)\}\}/g, (placeholder, name) => {
      const value = values[name];
      if (value !== undefined) return JSON.stringify(value).slice(1, -1);
      problems.push(
        `manifest.json has ${placeholder}, which nothing fills. Known are ${Object.keys(values).join(', ')}.`,
      );
      return placeholder;
    });
  const icons = { color: read('color.png'), outline: read('outline.png') };
  const filled = JSON.parse(text);
  const { manifest, languages } = appPackage(folder, objectOf(filled));
  problems.push(...checkManifest(manifest, icons, languages));
  /** @param {unknown} content */
  const json = (content) => Buffer.from(JSON.stringify(content, null, 2));
  const translations = Object.fromEntries(Object.entries(languages).map(([name, texts]) => [name, json(texts)]));
  const pictures = { 'color.png': icons.color, 'outline.png': icons.outline };
  return {
    host: values.PUBLIC_HOST ?? '',
    parts: { 'manifest.json': json(manifest), ...translations, ...pictures },
    problems,
  };
}
