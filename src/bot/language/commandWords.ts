/** What a person may ask to see of their own. */
export type OwnListName = 'tasks' | 'groups';

/**
 * How people of one language give commands. A phrase is one word or several; case, hyphens and the dots of an umlaut do
 * not count. `…` stands for the words between the two halves of a verb: `füge … hinzu`.
 */
export interface CommandWords {
  /** Whole messages that ask for no object. */
  readonly help: readonly string[];
  readonly signOut: readonly string[];
  readonly cancel: readonly string[];
  /** What somebody has created here; to take the last of it back. */
  readonly recent: readonly string[];
  readonly undo: readonly string[];
  /** “my tasks” */
  readonly mine: Readonly<Record<OwnListName, readonly string[]>>;

  /** What may stand before a command for nothing: “hey”, “bot”. */
  readonly greetings: readonly string[];
  /** “please”: before a command, within it, or at its end. */
  readonly please: readonly string[];
  /** Last words after a comma or a full stop: “thanks”. */
  readonly thanks: readonly string[];
  /** Those of them that need no sign before them, and the verbs whose object they may be: “say thanks”. */
  readonly looseThanks: readonly string[];
  readonly thanking: readonly string[];
  /** What a verb follows, sometimes at the very end: “can you”. */
  readonly requests: readonly string[];
  /** What stands for a verb before an article: “I need”. */
  readonly wishes: readonly string[];

  /** Before the noun: “create”. */
  readonly verbs: readonly string[];
  /** The same, where “a” or “new” follows: “schedule”, which may mean other things elsewhere. */
  readonly rareVerbs: readonly string[];
  /** How a verb looks that nobody has thought of: what follows it is offered. */
  readonly unknownVerb: RegExp;
  /** Words that are no verbs although they look so, and what may stand behind an unknown one: “spin up”. */
  readonly noVerbs: readonly string[];
  readonly particles: readonly string[];
  /** After the noun, or at the end: “Gruppe erstellen”. */
  readonly finals: readonly string[];
  /** “new”, in every form; with a verb or in its place. */
  readonly fresh: readonly string[];
  /** Words before a noun that say nothing. */
  readonly articles: readonly string[];
  /** Those that ask for one that is not there yet: “a”. */
  readonly indefinites: readonly string[];
  /** Words before a noun that say how the object shall be; they go to the end of what is read, in brackets. */
  readonly adjectives: readonly string[];
  /** Whether “new” and adjectives may stand behind the noun as well. */
  readonly isNounFirst?: boolean;
  /** Words between a noun and what follows it, which are not part of that: “for me”. */
  readonly asides: readonly string[];
  /** “called”; `die … heißt`. */
  readonly naming: readonly string[];
  /** “for the”, between a noun and a name. */
  readonly purposes: readonly string[];
  /** “to”, between a noun and what shall be done. */
  readonly infinitive: readonly string[];
  /** What nouns end in when there are several. */
  readonly plurals: readonly string[];

  /** Beginnings of a sentence that asks to be reminded; the sentence is read whole. */
  readonly reminders: readonly string[];
  /** The same, where a colon follows: “reminder”. */
  readonly reminderLabels: readonly string[];
  /** “add bread to my Shopping list”. */
  readonly entries: {
    readonly verbs: readonly string[];
    readonly finals: readonly string[];
    /** Single words before the name of a list. */
    readonly places: readonly string[];
    /** Tells a word that means a list, in small letters. */
    readonly list: RegExp;
    /** Single words between “to” and “tasks”. */
    readonly own: readonly string[];
  };
  readonly statements: StatementWords;
  /** After “remind me”: then somebody asks what they have forgotten. */
  readonly questions: readonly string[];

  /** Whoever begins so wants something else than to create. */
  readonly refusals: readonly string[];
  /** Verbs at the end of a sentence that mean something else than to create. */
  readonly otherFinals: readonly string[];
  /** Words at the end of a sentence, or right behind its verb, that deny it. */
  readonly denials: readonly string[];
  /** Short forms of words above or of nouns; good for a suggestion only. */
  readonly shortForms: Readonly<Record<string, string>>;
}

/** What tells that a sentence about a noun asks for nothing: “task failed successfully”. All in small letters. */
export interface StatementWords {
  /** Right after the noun: “is”. */
  readonly states: readonly string[];
  /** After the noun, where the sentence ends or one of `follows` comes next: “done”. */
  readonly results: readonly string[];
  /** How other results look. */
  readonly result: RegExp;
  readonly follows: readonly string[];
  /** Between the noun and those: “already”. */
  readonly adverbs: readonly string[];
  /** Other things that a noun begins: “task force”. */
  readonly compounds: readonly string[];
}
