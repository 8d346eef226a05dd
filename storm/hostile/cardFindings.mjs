import { isJson } from '../../dist/sandbox/teams/json.js';
import { CANARY, EVALUATED } from './hostileText.mjs';

const TYPES = new Set([
  'AdaptiveCard',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'Container',
  'ColumnSet',
  'Column',
  'ActionSet',
  'Input.Text',
  'Input.ChoiceSet',
  'Input.Toggle',
  'Input.Date',
  'Input.Time',
  'Input.Number',
  'Action.Execute',
  'Action.OpenUrl',
  'Action.Submit',
  'Action.ToggleVisibility',
  'Data.Query',
]);
/** Names under which a card fetches something, mentions somebody, or acts without a button. */
const ACTIVE =
  /^(backgroundImage|iconUrl|altText|poster|sources|media|images|selectAction|entities|authentication|msteams)$/;
const PLACES =
  /^https:\/\/(entra\.microsoft\.com|to-do\.office\.com|outlook\.office\.com\/(?:tasks|groups)|teams\.microsoft\.com\/l\/team|tasks\.office\.com|planner\.cloud\.microsoft)(\/|$)/;
const HIDDEN = /(?![\t\n])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const LIVE = /https?:|\]\(|<at\b|<\/at|!\[|\{\{/i;

/**
 * What is wrong with a card that somebody gets to see.
 * @param {object} card
 */
export function cardFindings(card) {
  return findingsIn(card, '', '');
}

/**
 * @param {unknown} node
 * @param {string} path
 * @param {string} type of the element around it
 * @returns {string[]}
 */
function findingsIn(node, path, type) {
  if (typeof node === 'string') return textFindings(node, path, type);
  if (typeof node !== 'object' || node === null) return [];
  if (isPressData(path)) {
    const isPlain = Object.entries(node).every(
      ([name, value]) => isPlainAnswer(value) || isShown(name, value) || isKept(name, value),
    );
    return isPlain ? [] : [`structure in press data at ${path}`];
  }
  const own = isJson(node) ? node.type : undefined;
  const inner = typeof own === 'string' ? own : type;
  const found = own !== undefined && !TYPES.has(`${own}`) ? [`an element of type ${own}`] : [];
  for (const [name, value] of Object.entries(node)) {
    if (ACTIVE.test(name)) found.push(`${name} at ${path}`);
    found.push(...findingsIn(value, path ? `${path}/${name}` : name, inner));
  }
  return found;
}

/**
 * @param {string} text
 * @param {string} path
 * @param {string} type of the element that it belongs to
 */
function textFindings(text, path, type) {
  const name = path.split('/').at(-1) ?? '';
  if (/url$/i.test(name)) {
    const known = type === 'Action.OpenUrl' && name === 'url' && PLACES.test(text) && !text.includes('evil.');
    return known ? [] : [`a link at ${path} to ${text.slice(0, 80)}`];
  }
  const isTheirs = text.includes(CANARY);
  /** @type {string[]} */
  const found = [];
  if (HIDDEN.test(text) && !isUnseen(path)) found.push(`hidden characters at ${path}`);
  if (isTheirs && text.replace(/\$\{[^}]*\}?/g, '').includes(EVALUATED)) found.push(`evaluated at ${path}`);
  if (/\bv1\.[\w-]{22}\./.test(text)) found.push(`a ticket to be seen at ${path}`);
  if (text.includes('${') && !isTheirs) found.push(`unresolved ${text.slice(0, 40)} at ${path}`);
  if (isUnseen(path) || isPlainPlace(path, type)) return found;
  if (isTheirs) found.push(`people's words at ${path} of ${type}`);
  if (LIVE.test(text) && name !== 'placeholder' && name !== '$schema') found.push(`${text.slice(0, 40)} at ${path}`);
  return found;
}

/**
 * Where nothing is read as Markdown; a button's words are not either.
 * @param {string} path
 * @param {string} type
 */
function isPlainPlace(path, type) {
  return (
    (type === 'TextRun' && /\/text$/.test(path)) ||
    (type.startsWith('Input.') && /\/value$/.test(path)) ||
    /\/choices\/\d+\/(title|value)$/.test(path) ||
    (/^Action\.(Execute|Submit)$/.test(type) && /\bactions\/\d+(\/fallback)?\/title$/.test(path))
  );
}

/** @param {string} path */
function isUnseen(path) {
  return /^refresh\/userIds\//.test(path);
}

/** @param {string} path */
function isPressData(path) {
  return /^(refresh\/action|.*\bactions\/\d+(\/fallback)?)\/data$/.test(path);
}

/**
 * What everybody sees of an object, with which its maker's client asks for the whole.
 * @param {string} name
 * @param {unknown} value
 */
function isShown(name, value) {
  if (name !== 'shown' || !isJson(value)) return false;
  const { lines, ...texts } = value;
  const words = Array.isArray(lines) ? lines.flatMap((line) => Object.values(Object(line))) : [lines];
  return [...Object.values(texts), ...words].every((text) => typeof text === 'string');
}

/**
 * What a button keeps of a form for another kind's: texts by field.
 * @param {string} name
 * @param {unknown} value
 */
function isKept(name, value) {
  return name === 'kept' && isJson(value) && Object.values(value).every((text) => typeof text === 'string');
}

/** @param {unknown} value */
function isPlainAnswer(value) {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
}
