import { allIn, papersIn } from './checkout.mjs';
import { namesInExample } from './settings.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */

const WORD = /([\w-]+(?:[./:][\w-]+)*)/g;

/**
 * Nobody writes a setting, route, id, permission, cloud or command with one letter exchanged.
 * @param {Checkout} files
 */
export function slipsCheck(files) {
  const { read, below } = files;
  const names = new Set([
    ...namesInExample(files),
    ...['api/messages', 'auth/start', 'auth/end', 'gcchigh', 'access_as_user', 'health'],
    ...allIn(read('src/bot/settings/doctor/registrationFindings.ts'), /'([0-9a-f-]{36})'/g),
    ...allIn(below('src/bot/kinds', '.ts').map(read).join('\n'), /'([A-Z][A-Za-z-]+\.[A-Z][\w.]+)':/g),
    ...allIn(/"scripts": \{([^}]+)\}/.exec(read('package.json'))?.[1] ?? '', /^ +"([\w:]{6,})":/gm),
  ]);
  for (const name of names) if (name.length < 6) names.delete(name);
  const code = ['src/bot/settings', 'src/bot/signIn', 'src/bot/cloud'].flatMap((folder) => below(folder, '.ts'));
  const others = [
    '.env.example',
    'm365agents.yml',
    'infra/compose.yaml',
    'infra/azure/main.bicep',
    'scripts/manifestSettings.mjs',
  ];
  return [...papersIn(files), ...others, ...code, ...below('scripts/azure', '.mjs')].flatMap((file) =>
    [...new Set(allIn(read(file), WORD))].flatMap((word) => {
      const meant = names.has(word) ? undefined : [...names].find((name) => isSlip(word, name));
      return meant ? [`${file} says ${word}. ${meant} is meant.`] : [];
    }),
  );
}

/**
 * Whether one letter is another.
 * @param {string} word
 * @param {string} name
 */
function isSlip(word, name) {
  if (word.length !== name.length || word.toLowerCase() === name.toLowerCase()) return false;
  let others = 0;
  for (let i = 0; i < word.length && others < 2; i++) if (word[i] !== name[i]) others++;
  return others === 1;
}
