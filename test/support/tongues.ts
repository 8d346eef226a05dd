import { join } from 'node:path';
import { Tongues } from '../../src/bot/conversation/commands/tongues';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages as LineLanguages } from '../../src/bot/language/languages';
import { Languages } from '../../src/bot/words/languages';

const words = Languages.load(join(__dirname, '../../messages'));

/** What people give commands in, as the bot has it. */
export const tongues = new Tongues(Catalog.load(), LineLanguages.load(), (kind, code) =>
  words.of(code).phrasesOf(kind),
);
