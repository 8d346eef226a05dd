import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { ENGLISH, Translators } from '../i18n/translators';
import { compiledTemplate } from './compiledTemplate';
import { withReadTexts } from './readTexts';
import { hasNoHiddenCharacters, withoutHiddenCharacters } from './withoutHiddenCharacters';

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly [property: string]: unknown;
}

/** What a template may be filled with: text, lists and groups of it, so that nothing typed can become card structure. */
export type CardData = string | boolean | readonly CardData[] | { readonly [name: string]: CardData };

/**
 * The templates of all cards. Each is translated and compiled when it is first filled, and then kept: that costs seventy
 * times what filling does, and all of them together would be half of a bot's start. Parts of a filled card may be frozen. A kind's own card, `<kind>/form`, comes
 * before the shared one of that name, `shared/form`, which gives it what it leaves out.
 */
export class CardDeck {
  private readonly templates = new Map<string, (data: CardData) => unknown>();

  /** Templates by path without `.json`. */
  constructor(
    readonly cards: ReadonlyMap<string, object>,
    readonly translators = new Translators(),
  ) {}

  static load(folder: string, translators = new Translators()): CardDeck {
    return new CardDeck(cardsIn(folder), translators);
  }

  /** Fills `<path>.json` once, in a language; a second filling would evaluate what people typed. */
  fill(path: string, data: CardData, language = ENGLISH): Card {
    const found = [path, sharedPath(path)].find((one) => this.cards.has(one));
    const filled: unknown = found && this.templateOf(found, language)(data);
    // Of the data alone, since looking through a whole card costs nearly half of filling it.
    const card = hasNoHiddenCharacters(data) ? filled : withoutHiddenCharacters(filled);
    if (!isCard(card)) throw new Error(`cards/${path}.json is missing or holds no Adaptive Card.`);
    return card;
  }

  private templateOf(path: string, language: string): (data: CardData) => unknown {
    const known = this.templates.get(`${language} ${path}`);
    if (known) return known;
    const [kind = ''] = path.split('/');
    const translator = this.translators.of(language);
    const whole = { lang: translator.code, ...this.cards.get(sharedPath(path)), ...this.cards.get(path) };
    const template = compiledTemplate(withReadTexts(whole, (text) => translator.text(text, kind)));
    this.templates.set(`${language} ${path}`, template);
    return template;
  }
}

/** What the files of a folder hold, by path without `.json`. */
function cardsIn(folder: string): Map<string, object> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const cards = files.filter((name) => name.endsWith('.json') && !name.endsWith('.sample.json'));
  return new Map(cards.map((file) => [pathOf(file), JSON.parse(readFileSync(join(folder, file), 'utf8'))]));
}

function pathOf(file: string): string {
  return file.slice(0, -'.json'.length).replaceAll(sep, '/');
}

function sharedPath(path: string): string {
  return posix.join('shared', posix.basename(path));
}

/** Whether a template may be filled with it. */
export function isCardData(value: unknown): value is CardData {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(isCardData);
}

function isCard(value: unknown): value is Card {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'AdaptiveCard';
}
