import { CLOUDS } from '../../src/bot/cloud/clouds';
import { type Answers, readForm } from '../../src/bot/forms/readForm';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import { english, englishLines } from '../support/english';
import { RecordingGraph } from './recordingGraph';

/** What a filled-in form makes a kind send, and say: the name as a line without label, then all lines of the summary. */
export interface Observed {
  readonly bodies: readonly object[];
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** What the form, or Graph's lists, have against the answers. */
  readonly problems: object;
}

/** As in UTC, so that Graph's moments stand on the summary as they are. */
const requester = { id: 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418', name: 'Alex Wilber', timeZone: 'UTC' };

/** Creates an object with what a fresh form holds but for these answers; `answer` is Graph's. */
export async function creationOf(kind: ObjectKind, answers: Answers, answer: object): Promise<Observed> {
  const graph = new RecordingGraph(answer);
  const form = readForm(kind.fields, { ...freshOf(kind), ...answers });
  if ('problems' in form) throw new Error(`${kind.name} cannot read ${JSON.stringify(form.problems)}`);
  const about = { requester, cloud: CLOUDS.public };
  const { problems, existingIds = [], facts = {} } = (await kind.prepare?.(form.values, graph, about)) ?? {};
  const before = graph.bodies.length;
  const creation = {
    nonce: 'nonce',
    isOlder: () => false,
    existingIds,
    facts,
    requester,
    conversationUrl: 'https://teams.microsoft.com/l/chat/0/0',
    cloud: CLOUDS.public,
    localize: english,
  };
  const { id, name, lines, details } = await kind.create(form.values, graph, creation);
  const additions = kind.additions?.(form.values, creation, id) ?? [];
  return {
    bodies: [...graph.bodies.slice(before), ...additions.map(({ body }) => body)],
    lines: englishLines([
      { label: '', value: name },
      ...lines,
      ...details,
      ...additions.flatMap((addition) => addition.lines),
    ]),
    problems: { ...kind.check?.(form.values), ...problems },
  };
}

export function freshOf({ fields }: ObjectKind): Answers {
  return Object.fromEntries(Object.entries(fields).map(([id, { initial }]) => [id, initial]));
}
