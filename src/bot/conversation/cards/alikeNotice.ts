import type { Card } from '../../cards/cardDeck';
import { type AlikeWords, withAlike } from '../../cards/withAlike';
import { withData } from '../../cards/withReading';
import type { AlikeObject } from '../../forms/alike';
import { say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { isRecord, textOf } from '../../json/json';
import type { ObjectKind } from '../../kinds/kind';

const MOST_KEPT = 20;

interface NoticeParts {
  readonly kind: ObjectKind;
  readonly translator: Translator;
  /** Ids that the person has agreed to so far. */
  readonly agreed: readonly string[];
  /** Of a button of the form. */
  readonly data: object;
}

/** The ids of what is there already and does not stop the form, from the data of its buttons. */
export function agreedIn(data: Readonly<Record<string, unknown>>): string[] {
  return textOf(data.agreed)
    .split(',')
    .filter((id) => id !== '')
    .slice(0, MOST_KEPT);
}

/** A form with what is there already, ways to go on, and, in its buttons, what its person has seen of that. */
export function withAlikeNotice(form: Card, objects: readonly AlikeObject[], parts: NoticeParts): Card {
  const { translator, agreed, data } = parts;
  const seen = [...agreed, ...objects.map(({ id }) => id)];
  return shown(withAgreed(form, agreed), objects, parts, {
    hint: translator.localize(say`Open it, change the form, or create yours anyway.`),
    title: translator.localize(say`Create anyway`),
    data: { ...data, agreed: seen.join() },
  });
}

/** A fresh form with what is there already; it may be meant, and nothing waits for a decision. */
export function withAlikeMentioned(form: Card, objects: readonly AlikeObject[], parts: Said): Card {
  return shown(form, objects, parts);
}

type Said = Pick<NoticeParts, 'kind' | 'translator'>;

function shown(form: Card, objects: readonly AlikeObject[], { kind, translator }: Said, anyway?: AlikeWords['anyway']) {
  const alike = objects.map(({ name, line, url }) => ({ name, line: translator.localize(line, kind.name), url }));
  const heading = objects.length > 1 ? say`These are there already.` : say`This one is there already.`;
  const words = { heading: translator.localize(heading), open: translator.localize(say`Open it`) };
  return withAlike(form, alike, { ...words, ...(anyway && { anyway }) });
}

function withAgreed(form: Card, agreed: readonly string[]): Card {
  if (agreed.length === 0) return form;
  const whole = withData(form, () => ({ agreed: agreed.join() }));
  return isRecord(whole) ? { ...form, ...whole } : form;
}
