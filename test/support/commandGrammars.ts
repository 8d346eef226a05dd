import { join } from 'node:path';
import { CommandGrammars } from '../../src/bot/commands/grammar/commandGrammars';
import { Translators } from '../../src/bot/i18n/translators';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';

const translators = Translators.load(join(__dirname, '../../messages'));

/** What people give commands in, as the bot has it. */
export const grammars = new CommandGrammars(Catalog.load(), Languages.load(), (kind, code, which) =>
  translators.of(code).phrasesOf(kind, which),
);
