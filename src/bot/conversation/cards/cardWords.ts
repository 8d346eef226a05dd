import type { FormContext } from '../../forms/tickets';
import { type LocalizedText, moment, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import type { Line, ObjectKind } from '../../kinds/kind';
import type { Turn } from '../../turn/turn';

/** Stands before a sentence about what nobody has mistyped. */
export const NOT_DONE = say`Not done`;

export function contextOf(kind: ObjectKind, { requester, tenantId, conversation }: Turn): FormContext {
  return { kind: kind.name, requester: requester.id, tenant: tenantId, conversation: conversation.id };
}

/** How a kind is called in the middle of a sentence. */
export function titleOf({ title, name }: ObjectKind, translator: Translator): string {
  return translator.text(title, name);
}

/** For the beginning of a line or a button. */
export function headingOf(kind: ObjectKind, translator: Translator): string {
  const title = titleOf(kind, translator);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

export function nameOf({ requester: { name } }: Turn, translator: Translator): string {
  return name || translator.localize(say`You`);
}

export function linesIn(
  lines: readonly Line[],
  translator: Translator,
  { name }: ObjectKind,
): { label: string; value: string }[] {
  return lines.map(({ label, value }) => ({
    label: translator.localize(label, name),
    value: translator.localize(value, name),
  }));
}

/** `10:42:05`, on the person's own clock. */
export function clockTime(instant: number, timeZone: string): LocalizedText {
  return moment(new Date(instant).toISOString(), 'clock', timeZone);
}
