import type { Graph } from '../graph/graph';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Finding, Mentioned } from '../language/reading';
import { namesOf } from './people';

/** Somebody of the directory. */
export interface NamedPerson {
  readonly id: string;
  readonly displayName: string;
}

/** Whom some words name: one person, several who could be meant, or nobody, and then why. */
export interface Named {
  readonly name: string;
  readonly people: readonly NamedPerson[];
  readonly why?: LocalizedText;
}

/** Whom mentions mean, by their ids alone: people shorten a name as they like. Asks Graph once. */
export async function mentioned(findings: readonly Finding<string>[], graph: Graph): Promise<(Named | undefined)[]> {
  const ids = findings.flatMap(({ mention }) => (mention?.is === 'person' && mention.id ? [mention.id] : []));
  const names = ids.length > 0 ? await namesOf(ids, graph) : {};
  return findings.map(({ value, mention }) => {
    if (!mention || mention.is === 'unknown') return undefined;
    const id = mention.id ?? '';
    const displayName = names[id];
    if (displayName) return { name: value, people: [{ id, displayName }] };
    return { name: value, people: [], why: whyNobody(value, mention) };
  });
}

/** A guest's name as the directory has it: clients add “(Guest)” in the language of whoever writes. */
export function withoutGuestMark(name: string): string {
  return name.replace(/\s*\([^()]*\)$/u, '');
}

function whyNobody(name: string, { is }: Mentioned): LocalizedText {
  if (is === 'tag') return say`${name} is a tag, and only people can be chosen here. Choose them below.`;
  if (is === 'channel') return say`${name} is a channel, and only people can be chosen here. Choose them below.`;
  if (is === 'team') return say`${name} is a team, and only people can be chosen here. Choose them below.`;
  if (is === 'app') return say`${name} is an app, and only people can be chosen here. Choose them below.`;
  if (is === 'stranger')
    return say`${name} belongs to another organisation, and only people of yours and its guests can be chosen.`;
  return say`${name} is not in your organisation’s directory. Choose somebody else below.`;
}
