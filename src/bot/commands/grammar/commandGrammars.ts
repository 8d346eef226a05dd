import type { Catalog } from '../../kinds/catalog';
import type { Languages } from '../../language/languages';
import { type CommandGrammar, commandGrammarOf } from './commandGrammar';
import type { PhrasesOf } from './nouns';

/** What people give commands in, by their locale; made ready once for each language. */
export class CommandGrammars {
  private readonly ready = new Map<string, readonly CommandGrammar[]>();

  constructor(
    private readonly catalog: Catalog,
    private readonly languages: Languages,
    private readonly phrasesOf: PhrasesOf = (kind, _code, which) => kind[which] ?? [],
  ) {}

  /** The person's own language first, then English; nouns are those of their own language in both, but for those that stand alone. */
  for(locale = ''): readonly CommandGrammar[] {
    const { code } = this.languages.for(locale);
    const ready = this.ready.get(code);
    if (ready) return ready;
    const phrasesOf: PhrasesOf = (kind, own, which) =>
      this.phrasesOf(kind, which === 'barePhrases' ? own : code, which);
    const grammars = this.languages
      .spokenBy(locale)
      .map((language) => commandGrammarOf(language, this.catalog, phrasesOf));
    this.ready.set(code, grammars);
    return grammars;
  }
}
