import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLOUDS } from '../../src/bot/cloud/clouds';
import { readForm } from '../../src/bot/forms/readForm';
import type { Graph, GraphPath } from '../../src/bot/graph/graph';
import { detailsOf } from '../../src/bot/kinds/detailsOf';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import { type Description, descriptionOf, methodsAt, wholeType } from '../conformance/description';
import { english } from '../support/english';

const CARDS = join(__dirname, '../../cards');

/** How the details of a kind's summary may call the properties of what was created, and theirs. */
export async function detailLabels(kind: ObjectKind): Promise<string[]> {
  const address = new URL(await pathOf(kind), 'https://graph.microsoft.com');
  const description = descriptionOf(address);
  const created = description && methodsAt(description, address)?.methods.POST?.answers['201'];
  if (!description || !created)
    throw new Error(`Graph describes no ${address.pathname}, where a ${kind.name} is created.`);
  const names = propertiesOf(description, created, []);
  const details = detailsOf(Object.fromEntries(names.map((name) => [name, 'x'])), [], 'UTC');
  return details.map(({ label }) => english(label));
}

/** Where a kind posts the form that its sample fills in. */
async function pathOf(kind: ObjectKind): Promise<string> {
  const sample = JSON.parse(readFileSync(join(CARDS, kind.name, 'form.sample.json'), 'utf8'));
  const form = readForm(kind.fields, sample.values);
  if ('problems' in form) throw new Error(`cards/${kind.name}/form.sample.json: ${JSON.stringify(form.problems)}`);
  const posted: GraphPath[] = [];
  const stop = () => Promise.reject(new Error('Nothing is created.'));
  const post: Graph['post'] = (path) => {
    posted.push(path);
    return stop();
  };
  const graph: Graph = { post, list: async () => [], get: stop, patch: stop, delete: stop };
  const requester = { id: '1', name: 'Alex', timeZone: 'UTC' };
  const creation = {
    nonce: '1',
    isOlder: () => false,
    existingIds: [],
    facts: {},
    requester,
    conversationUrl: '',
    cloud: CLOUDS.public,
  };
  await kind.create(form.values, graph, { ...creation, localize: english }).catch(() => undefined);
  return posted[0] ?? '';
}

function propertiesOf(description: Description, type: string, above: readonly string[]): string[] {
  if (above.includes(type) || !Object.hasOwn(description.types, type)) return [];
  return Object.entries(wholeType(description, type).properties).flatMap(([name, inner]) => {
    const one = inner.replace(/\?$/, '').replace(/^Collection\((.*)\)$/, '$1');
    return [name, ...propertiesOf(description, one, [...above, type])];
  });
}
