import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CardDeck } from './cards/cardDeck';
import { Translators } from './i18n/translators';
import { Catalog } from './kinds/catalog';
import { Languages } from './language/languages';
import type { PageTexts } from './pages/publicPages';

/** What there is as many of as there are files. */
export interface Parts {
  readonly catalog: Catalog;
  readonly languages: Languages;
  readonly translators: Translators;
  readonly deck: CardDeck;
  /** Of the bot's own pages, as Markdown. */
  readonly pages: PageTexts;
  /** The Teams JavaScript library as a script for browsers. */
  teamsJs(): string;
}

const ROOT = join(__dirname, '../..');

/** Finds each by its file's name. In the bundle an index stands in its place, which `scripts/bundle/partsIndex.mjs` writes. */
export function loadParts(): Parts {
  const translators = Translators.load(join(ROOT, 'messages'));
  return {
    catalog: Catalog.load(),
    languages: Languages.load(),
    translators,
    deck: CardDeck.load(join(ROOT, 'cards'), translators),
    pages: { privacy: textOf('privacy'), terms: textOf('terms') },
    teamsJs: () => readFileSync(require.resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js'), 'utf8'),
  };
}

function textOf(page: string): string {
  return readFileSync(join(ROOT, 'docs', `${page}.md`), 'utf8');
}
