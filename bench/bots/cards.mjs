// The same cards of a Microsoft 365 group as Muster sends, for the other contestants.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import { objectOf } from '../../dist/sandbox/teams/json.js';

/** @typedef {import('../../dist/sandbox/teams/json.js').Json} Json */

const { CARDS = '' } = process.env;
/** @param {string} name */
const read = (name) => objectOf(JSON.parse(readFileSync(join(CARDS, name), 'utf8')));

/**
 * As Muster's: what a form leaves out it has from the shared one.
 * @param {string} name
 */
const withShared = (name) => ({ ...read(`shared/${name}`), ...read(`microsoft365Group/${name}`) });

export const formTemplate = withShared('form.json');
export const summaryTemplate = read('shared/summary.json');
const sample = withShared('form.sample.json');

/**
 * What the form's template is given in a turn.
 * @param {Json} activity
 */
export const formData = ({ id }) => ({ ...sample, ticket: id });

/**
 * What the summary's template is given in a turn.
 * @param {Json} group
 */
export function summaryData({ id, displayName, mail, mailNickname, visibility, description }) {
  const lines = Object.entries({ Email: mail, Alias: mailNickname, Visibility: visibility, Description: description });
  return {
    heading: 'Microsoft 365 group created',
    name: displayName,
    by: 'Alex',
    open: 'Open in Entra',
    url: `https://entra.microsoft.com/groups/${id}`,
    lines: lines.map(([label, value]) => ({ label, value })),
  };
}

/**
 * The body for POST /groups, out of the filled form.
 * @param {Json} answers
 */
export function groupOf({ displayName, description, mailNickname, visibility }) {
  const kind = { mailEnabled: true, securityEnabled: false, groupTypes: ['Unified'] };
  return { displayName, description, mailNickname, visibility, ...kind };
}

/**
 * The card as text with holes: rendered once with a mark for each property of the source, in a turn only joined.
 * @param {unknown} template
 * @param {(source: Json) => object} dataOf
 * @param {readonly string[]} properties
 * @returns {(source: Json) => string}
 */
function prepare(template, dataOf, properties) {
  const marks = Object.fromEntries(properties.map((name) => [name, `\u0001${name}\u0001`]));
  const pieces = JSON.stringify(new Template(template).expand({ $root: dataOf(marks) })).split('\\u0001');
  return (source) =>
    pieces.map((piece, index) => (index % 2 ? JSON.stringify(source[piece]).slice(1, -1) : piece)).join('');
}

const shown = ['id', 'displayName', 'mail', 'mailNickname', 'visibility', 'description'];
export const formText = prepare(formTemplate, formData, ['id']);
export const summaryText = prepare(summaryTemplate, summaryData, shown);
