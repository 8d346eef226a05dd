import type { Card } from '../../cards/cardDeck';
import type { Answers } from '../../forms/readForm';
import { isRecord, textOf } from '../../json/json';
import type { ObjectKind } from '../../kinds/kind';

/** What stands in the inputs that help to fill in a form; '' for those that are blank. */
export function draftsIn({ assist }: ObjectKind, data: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries((assist?.inputs ?? []).map((id) => [id, textOf(data[id])]));
}

/** A form with what helps to fill in a field, right below it. */
export function withAssist(form: Card, field: string, { body: parts }: Card): Card {
  const body: unknown[] = Array.isArray(form.body) ? form.body : [];
  const whole = body.flatMap((element) =>
    isRecord(element) && element.id === field ? [element, ...partsOf(parts)] : [element],
  );
  return { ...form, body: whole };
}

function partsOf(parts: unknown): unknown[] {
  return Array.isArray(parts) ? parts : [];
}
