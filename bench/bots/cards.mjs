// The same cards of a Microsoft 365 group as Muster sends, filled with their sample data.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';

const read = (name) => JSON.parse(readFileSync(join(process.env.CARDS, name), 'utf8'));

export const formTemplate = read('form.json');
export const summaryTemplate = read('summary.json');
const formSample = read('form.sample.json');
const summarySample = read('summary.sample.json');

/** What the form's template is given in a turn. */
export const formData = (activity) => ({ ...formSample, ticket: activity.id });

/** What the summary's template is given in a turn. */
export const summaryData = (_activity, group) => ({ ...summarySample, name: group.displayName });

/** The body for POST /groups, out of the filled form. */
export function groupOf({ displayName, description, mailNickname, visibility }) {
  const kind = { mailEnabled: true, securityEnabled: false, groupTypes: ['Unified'] };
  return { displayName, description, mailNickname, visibility, ...kind };
}

/** The card as text with holes: rendered once with a mark for each name, then only joined. */
function prepare(template, sample, names) {
  const marks = Object.fromEntries(names.map((name) => [name, `\u0001${name}\u0001`]));
  const pieces = JSON.stringify(new Template(template).expand({ $root: { ...sample, ...marks } })).split('\\u0001');
  return (data) =>
    pieces.map((piece, index) => (index % 2 ? JSON.stringify(data[piece]).slice(1, -1) : piece)).join('');
}

export const formText = prepare(formTemplate, formSample, ['ticket']);
export const summaryText = prepare(summaryTemplate, summarySample, ['name']);
