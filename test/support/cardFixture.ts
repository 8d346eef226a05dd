import { join } from 'node:path';
import { CardDeck } from '../../src/bot/cards/cardDeck';
import { CommandGrammars } from '../../src/bot/commands/grammar/commandGrammars';
import { FormCards } from '../../src/bot/conversation/cards/formCards';
import { QuickAdd } from '../../src/bot/conversation/quickAdd';
import { Tickets } from '../../src/bot/forms/tickets';
import type { Graph } from '../../src/bot/graph/graph';
import { Translators } from '../../src/bot/i18n/translators';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';
import type { Turn } from '../../src/bot/turn/turn';
import { newInvitations } from './newInvitations';
import { ownCommands } from './ownCommands';
import { elementsOf } from './sandbox';

export const CARDS = join(__dirname, '../../cards');
export const catalog = Catalog.load();
export const kinds = catalog.kinds.map((kind) => [kind.name, kind] as const);
export const translators = Translators.load(join(__dirname, '../../messages'));
export const deck = CardDeck.load(CARDS, translators);
const tickets = new Tickets(['k'.repeat(32)]);
const languages = Languages.load();
const quickAdd = new QuickAdd(languages, catalog);
export const grammars = new CommandGrammars(catalog, languages);
/** The cards of every kind as the bot fills them. */
export const cards = new FormCards(deck, tickets, catalog, quickAdd);
export const invitations = newInvitations(deck, tickets, catalog, quickAdd);
export const own = ownCommands(catalog, deck, tickets);

export const turn: Turn = {
  requester: { teamsId: '29:1alex', id: 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418', name: 'Alex', timeZone: 'UTC' },
  tenantId: '84841066-274d-4ec0-a5c1-276be684bdd3',
  conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com/l/chat/0/0' },
};

export function inputsOf(card: unknown): Record<string, unknown>[] {
  return elementsOf(card).filter(({ type }) => String(type).startsWith('Input.'));
}

/** A Graph whose every list has so many entries of this name, with ids as long as Planner's or To Do's, and whose plans name every category so. */
export function graphWith(count: number, name: string): Graph {
  const inPlanner = (i: number) => ({ id: `${i}`.padEnd(28, 'A'), title: name, name, orderHint: `${i}` });
  const elsewhere = (i: number) => ({
    id: `${i}`.padEnd(120, 'A'),
    displayName: name,
    name,
    wellknownListName: 'none',
  });
  const categories = Array.from({ length: 25 }, (_, i) => [`category${i + 1}`, name]);
  const details = { categoryDescriptions: Object.fromEntries(categories) };
  const refuse = () => Promise.reject(new Error('A form only reads.'));
  const list: Graph['list'] = async (path) => {
    const entry = path.includes('/planner/') ? inPlanner : elsewhere;
    return JSON.parse(JSON.stringify(Array.from({ length: count }, (_, i) => entry(i))));
  };
  const get: Graph['get'] = async () => JSON.parse(JSON.stringify(details));
  return { list, get, post: refuse, patch: refuse, delete: refuse };
}
