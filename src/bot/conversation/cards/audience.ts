import type { Card } from '../../cards/cardDeck';
import { type LocalizedText, say } from '../../i18n/localizedText';
import { isRecord } from '../../json/json';
import type { ObjectKind } from '../../kinds/kind';

/** What everybody here will see of what is filled in, in the labels of the form itself. */
export function audienceInWords({ fields }: ObjectKind, form: Card): LocalizedText {
  const shared = Object.keys(fields).filter((id) => fields[id]?.shared === 'always');
  const labels = shared.flatMap((id) => labelOf(form.body, id) ?? []).join(', ');
  if (labels) return say`Everyone here will see: ${labels}, a link, and that it’s yours.`;
  return say`Everyone here will see that you created it, and its name only if you typed it here.`;
}

/** The form with a line under its title. */
export function withLineUnderTitle(form: Card, line: string): Card {
  const [title, ...rest] = Array.isArray(form.body) ? form.body : [];
  const text = { type: 'TextRun', text: line, isSubtle: true, size: 'Small' };
  return { ...form, body: [title, { type: 'RichTextBlock', spacing: 'Small', inlines: [text] }, ...rest] };
}

/** Without what a label says of its input in brackets, and without its mark. */
function labelOf(part: unknown, id: string): string | undefined {
  if (Array.isArray(part)) return first(part, (one) => labelOf(one, id));
  if (!isRecord(part)) return undefined;
  if (part.id === id && typeof part.label === 'string') return part.label.replace(/\s*(\([^()]*\)|\*)$/, '');
  return first([part.items, part.columns], (one) => labelOf(one, id));
}

function first<T>(all: readonly unknown[], look: (one: unknown) => T | undefined): T | undefined {
  for (const one of all) {
    const found = look(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
