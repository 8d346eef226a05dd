import { join } from 'node:path';
import { Tongues } from '../../src/bot/commands/grammar/commandGrammars';
import { Voices } from '../../src/bot/i18n/translators';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';

const voices = Voices.load(join(__dirname, '../../messages'));

/** What people give commands in, as the bot has it. */
export const tongues = new Tongues(Catalog.load(), Languages.load(), (kind, code) => voices.of(code).phrasesOf(kind));
