import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../../src/bot/kinds/catalog';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import { documents } from '../documents/documents';
import type { SourceDocument } from '../documents/sourceDocument';
import { elementsOf } from '../support/sandbox';
import { kindsOf } from './contract';
import { fillingsOf } from './fillings';
import { type Standing, standingsOf } from './standingsOf';

const ROOT = join(__dirname, '../..');
export const PAGE = join(ROOT, 'docs/properties.md');

const BEGINNING = `# Properties

This page says of every property in the five documents that Muster follows where it stands on forms and summaries; it is made from \`test/documents/\` and from what each kind sends and shows, and \`npm run properties\` makes it again.

A line of the summary is there once the property has a value. The documents are of several ages: beside each stands what Muster creates today.
`;

/** The whole page in Markdown, from the behaviour of the kinds that are there. */
export async function propertiesPage(catalog: Catalog): Promise<string> {
  const sections = await Promise.all(documents.map((document) => sectionOf(document, catalog)));
  return [BEGINNING, ...sections].join('\n');
}

async function sectionOf(document: SourceDocument, catalog: Catalog): Promise<string> {
  const { number, title, paths, operation, properties } = document;
  const kinds = kindsOf[number].flatMap((name) => catalog.named(name) ?? []);
  const places = await Promise.all(kinds.map((kind) => placesOf(document, kind)));
  const rows = properties.map(({ name, type }, i) => {
    const titled = kinds.map((kind, k) => [kind.title, places[k]?.[i] ?? ''] as const);
    return `| \`${name}\` | ${type} | ${together(titled)} |`;
  });
  return `## Document ${number}: ${title}

${paths.map((path) => `\`POST ${path}\``).join(', ')}; today \`POST ${operation.path}\`

| Property | Type | Where it stands |
| --- | --- | --- |
${rows.join('\n')}
`;
}

async function placesOf(document: SourceDocument, kind: ObjectKind): Promise<string[]> {
  const labels = labelsOf(kind);
  const standings = await standingsOf(document, kind, fillingsOf(kind.name));
  return standings.map((standing) => placeOf(standing, labels));
}

function placeOf({ property, inputs, lines, reason }: Standing, labels: ReadonlyMap<unknown, unknown>): string {
  const today = property.successor ? `Today \`${property.successor}\`. ` : '';
  if (reason !== undefined) return today + reason;
  const asked = inputs.map((id) => labels.get(id));
  const line = lines.includes('') ? 'heading of the summary' : named('summary line', lines);
  const said = [named('input', asked), line].filter((text) => text !== '').join(', ');
  return today + said.charAt(0).toUpperCase() + said.slice(1);
}

/** `inputs “Remind me on”, “At”` */
function named(thing: string, labels: readonly unknown[]): string {
  if (labels.length === 0) return '';
  return `${thing}${labels.length > 1 ? 's' : ''} ${labels.map((label) => `“${label}”`).join(', ')}`;
}

/** Once what all kinds have in common; otherwise each place with its kinds. */
function together(places: readonly (readonly [kind: string, place: string])[]): string {
  const different = [...new Set(places.map(([, place]) => place))];
  if (different.length <= 1) return different.join('');
  const kindsAt = (place: string) => places.filter(([, one]) => one === place).map(([kind]) => kind);
  return different.map((place) => `_${kindsAt(place).join(', ')}:_ ${place}`).join('<br>');
}

function labelsOf({ name }: ObjectKind): ReadonlyMap<unknown, unknown> {
  const form: unknown = JSON.parse(readFileSync(join(ROOT, 'cards', name, 'form.json'), 'utf8'));
  return new Map(elementsOf(form).map(({ id, label }) => [id, label]));
}
