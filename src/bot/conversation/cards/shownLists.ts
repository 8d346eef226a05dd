import { LRUCache } from 'lru-cache';
import type { Answers } from '../../forms/readForm';
import { say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import type { ObjectKind, Options } from '../../kinds/kind';
import type { Turn } from '../../turn/turn';

/** As long as a form lives, and characters of all people together. */
const KEPT = { ttl: 24 * 60 * 60 * 1000, maxSize: 8_000_000 };
const UNKNOWN = say`As chosen before`;

/** The lists that people's forms have offered, so that a form that cannot read them again still shows what is chosen. */
export class ShownLists {
  private readonly kept = new LRUCache<string, Options>({
    ...KEPT,
    sizeCalculation: (options, key) => JSON.stringify(options).length + key.length,
  });

  keep(kind: ObjectKind, turn: Turn, options: Options): void {
    if (Object.keys(options).length > 0) this.kept.set(keyOf(kind, turn), options);
  }

  /** Each answer is among the choices, under a name of ours where no list is known that has it: a client drops any other. */
  around(kind: ObjectKind, turn: Turn, answers: Answers, translator: Translator): Options {
    const shown = this.kept.get(keyOf(kind, turn)) ?? {};
    const title = translator.localize(UNKNOWN);
    const completed = Object.entries(answers).map(([field, answer]) => {
      const choices = shown[field] ?? [];
      const values = answer.split(',').filter((value) => value !== '' && choices.every((one) => one.value !== value));
      return [field, [...choices, ...values.map((value) => ({ title, value }))]] as const;
    });
    // A card that lacks a list would show its template.
    const none = Object.fromEntries(Object.keys(kind.fields).map((field) => [field, []]));
    return { ...none, ...shown, ...Object.fromEntries(completed) };
  }
}

function keyOf({ name }: ObjectKind, { tenantId, requester }: Turn): string {
  return `${tenantId}:${requester.id}:${name}`;
}
