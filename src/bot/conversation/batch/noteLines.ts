import type { Member, Mention } from '../../turn/commandText';

/** `Ben: send the report`, as people write down who does what. */
const WITH_NAME = /^([\p{L}][\p{L}\p{M}.'’ -]{0,60}):\s+(\S.*)$/su;

/** What lists begin their lines with. */
const BULLET = /^[\s\-–—*•·◦▪☐☑✓[\]\d.)]+/;

/** What stands before the colon of a line, where that may be a name. */
export function namesBefore(lines: readonly string[]): string[] {
  return lines.flatMap((line) => WITH_NAME.exec(line.replace(BULLET, ''))?.[1]?.trim() ?? []);
}

/**
 * Lines of notes, with whom each is for as if they were mentioned in it. A name that is not exactly one member's stays where it
 * stands.
 */
export function withMentions(
  lines: readonly string[],
  members: readonly Member[],
): { lines: string[]; mentions: (Mention | undefined)[] } {
  const read = lines.map((line) => {
    const [, name = '', rest = ''] = WITH_NAME.exec(line) ?? [];
    const member = name === '' ? undefined : onlyOne(name, members);
    if (!member) return { line, mention: undefined };
    const mention: Mention = { name: member.name, is: 'person', id: member.id };
    return { line: `${member.name} ${rest}`, mention };
  });
  return { lines: read.map(({ line }) => line), mentions: read.map(({ mention }) => mention) };
}

/** By the whole name, or by a first name that nobody else there has. */
function onlyOne(said: string, members: readonly Member[]): Member | undefined {
  const wanted = folded(said);
  const whole = members.filter(({ name }) => folded(name) === wanted);
  const first = members.filter(({ name }) => folded(name.split(' ')[0] ?? '') === wanted);
  const [found, ...others] = whole.length > 0 ? whole : first;
  return others.length > 0 ? undefined : found;
}

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
}
