import { randomUUID } from 'node:crypto';
import type { Card, CardData, CardDeck } from '../../cards/cardDeck';
import type { FormOrigin, Tickets } from '../../forms/tickets';
import { type LocalizedText, moment, type Sentence, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import type { ObjectKind } from '../../kinds/kind';
import type { OwnListName } from '../../language/commandWords';
import type { Turn } from '../../turn/turn';
import { contextOf, nameOf } from '../cards/cardWords';
import type { ListedItem, OwnList } from './ownLists';
import { headingOfSection, inSections, type Section, sectionOf } from './sections';

/** Rows of one page: what people look at at once, far from the 100 KB that Teams takes. */
export const PAGE = 10;

interface Words {
  readonly heading: Sentence;
  readonly show: Sentence;
  readonly none: Sentence;
}

const WORDS: Readonly<Record<OwnListName, Words>> = {
  tasks: { heading: say`Your tasks`, show: say`Show my tasks`, none: say`Nothing is open. Well done.` },
  groups: { heading: say`Your groups`, show: say`Show my groups`, none: say`You are in no group yet.` },
};

/** What is shown of a list. */
export interface ShownPage {
  readonly list: OwnList;
  readonly page: number;
  /** `2026-11-28`, where the person is. */
  readonly today: string;
  /** What has become of the press. */
  readonly notice?: LocalizedText | undefined;
  readonly origin: FormOrigin;
}

/** Makes the cards of what a person has: the button that everybody may see, and the list that only its person does. */
export class MineCards {
  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
  ) {}

  /** `kind` is one that is on the list; the button's ticket is of it. */
  invitation(name: OwnListName, kind: ObjectKind, turn: Turn): Card {
    const translator = this.translatorOf(turn);
    const data = {
      heading: translator.localize(WORDS[name].heading),
      title: translator.localize(WORDS[name].show),
      shared: turn.conversation.shared,
      name: nameOf(turn, translator),
      press: this.press(name, kind, turn),
    };
    return this.deck.fill('shared/mineInvitation', data, translator.code);
  }

  page(name: OwnListName, kind: ObjectKind, turn: Turn, { list, page, today, notice, origin }: ShownPage): Card {
    const translator = this.translatorOf(turn);
    const items = name === 'tasks' ? inSections(list.items, today) : list.items;
    const last = Math.max(Math.ceil(items.length / PAGE) - 1, 0);
    const at = Math.min(Math.max(page, 0), last);
    const shown = items.slice(at * PAGE, (at + 1) * PAGE);
    const press = this.press(name, kind, turn, origin);
    const leaf = (to: number) => (to >= 0 && to <= last ? [{ ...press, page: String(to) }] : []);
    const rows = { ...press, page: String(at), shown: randomUUID() };
    const row = (item: ListedItem) => rowOf(item, { translator, today, press: rows });
    const sections = name === 'tasks' ? bySection(shown, today) : [{ heading: undefined, items: shown }];
    const data = {
      heading: translator.localize(WORDS[name].heading),
      notice: notice ? translator.localize(notice) : '',
      problems: list.problems.map((problem) => ({ text: translator.localize(problem) })),
      none: items.length === 0 && list.problems.length === 0 ? translator.localize(WORDS[name].none) : '',
      sections: sections.map(({ heading, items: some }) => ({
        heading: heading ? translator.localize(heading) : '',
        rows: some.map(row),
      })),
      range: items.length > PAGE ? translator.localize(rangeOf(at, shown.length, items.length)) : '',
      previous: leaf(at - 1),
      next: leaf(at + 1),
      press,
    };
    return this.deck.fill('shared/mine', data, translator.code);
  }

  private press(name: OwnListName, kind: ObjectKind, turn: Turn, origin?: FormOrigin) {
    return { kind: kind.name, ticket: this.tickets.issue(contextOf(kind, turn), origin), which: name };
  }

  private translatorOf({ requester }: Turn): Translator {
    return this.deck.translators.of(requester.locale);
  }
}

function rangeOf(page: number, count: number, all: number): LocalizedText {
  return say`${page * PAGE + 1} to ${page * PAGE + count} of ${all}`;
}

function bySection(items: readonly ListedItem[], today: string): { heading: Sentence; items: ListedItem[] }[] {
  const all = new Map<Section, ListedItem[]>();
  for (const item of items) all.set(sectionOf(item, today), [...(all.get(sectionOf(item, today)) ?? []), item]);
  return [...all].map(([section, some]) => ({ heading: headingOfSection(section), items: some }));
}

interface About {
  readonly translator: Translator;
  readonly today: string;
  readonly press: { readonly [name: string]: string };
}

function rowOf(item: ListedItem, { translator, today, press }: About): CardData {
  const { name, place, due, isDone, url, kind, id, at } = item;
  const change = [{ ...press, of: kind, id, at: { ...at } }];
  return {
    name,
    url,
    done: isDone === true,
    due: due ? translator.localize(moment(`${due}T00:00:00Z`, 'day', 'UTC')) : '',
    late: due !== undefined && due < today && !isDone,
    place: translator.localize(place, kind),
    complete: isDone === false ? change : [],
    reopen: isDone === true ? change : [],
    open: isDone === undefined ? [{ url }] : [],
  };
}
