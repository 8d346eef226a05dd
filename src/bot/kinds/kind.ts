import type { Cloud } from '../cloud/clouds';
import type { AlikeObject } from '../forms/alike';
import type { Fields, Values } from '../forms/fields';
import type { Answers, Problems } from '../forms/readForm';
import type { Graph, GraphPath } from '../graph/graph';
import type { GraphRefusalRow } from '../graph/graphRefusalRow';
import { type LocalizedText, type Sentence, say } from '../i18n/localizedText';
import type { Layer } from '../language/layer';
import type { Found, Known } from '../language/reading';
import type { KindRules } from './kindRules';
import type { Living } from './living';
import type { Mine } from './mine';
import type { Line, Requester, Summary } from './summary';

export type { Line, Offer, Requester, Summary } from './summary';

/** A kind of object the bot can create. Everything the bot knows about it is said here and in its cards. */
export interface ObjectKind<F extends Fields = Fields> {
  /** Names this file, the folder `cards/<name>` and the submitted form. */
  readonly name: string;
  /** "To Do task", "security group": how it is called in the middle of a sentence. */
  readonly title: string;
  /** What people type after new, add or create. A phrase may belong to several kinds: the first by `order` opens, its form offers the others. */
  readonly phrases: readonly string[];
  /** Those phrases that are a command without a verb or a colon: `task Buy milk`. What is called so may be a sentence that ends in a verb. */
  readonly barePhrases?: readonly string[];
  /** What people ask for that this kind is a part of: offered, and not taken for it. */
  readonly offeredPhrases?: readonly string[];
  /** Whether “for …” names it: “a group for Bird Watchers”. */
  readonly isNamedByPurpose?: boolean;
  /** Sentences that ask for this kind without a phrase: “remind me to …”, “add bread to my Shopping list”. */
  readonly sentences?: readonly ('reminder' | 'entry')[];
  /** How help says it: `add task`. */
  readonly command: string;
  /** How help shows what a command takes: a whole line; and the command for several, where it says that of this kind. */
  readonly example?: { readonly line: string; readonly several?: string };
  /** What the command does: stands beside it where Teams lists commands, in at most 128 characters. */
  readonly description: string;
  /** How a message of somebody becomes one of it; a kind without is not offered there. */
  readonly fromMessage?: FromMessage;
  /** The summary's button that opens the object: `Open in To Do`. */
  readonly openTitle: string;
  /** Where the kind stands in help and among its siblings: lower comes first. */
  readonly order: number;
  /** Delegated Graph permissions that are asked for when the form is opened. */
  readonly permissions: Permissions;
  /** The inputs of `cards/<name>/form.json`, by id; the first takes the words after the command. */
  readonly fields: F;
  /** Permissions that few answers need beyond those, by the field that has to be filled in. */
  readonly permissionsFor?: { readonly [Field in keyof F]?: Permissions };
  /** Graph's properties that the form does not ask for, or that are never shown, each with the reason; other engineers and `docs/properties.md` rely on it. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** What stands in for required answers that the words after a command do not give: with these one press creates it, without a form. */
  readonly defaults?: readonly Default[];
  /** How the words after the command fill the form; without it all of them go into the first field. */
  readonly quickAdd?: QuickAdd;
  /**
   * Lists to choose from, by field, which may depend on what is chosen so far; the first entry of a required one is
   * preselected. A kind without needs no sign-in to show its form.
   */
  options?(graph: Graph, answers: Answers, wanted?: Wanted): Promise<Options>;
  /** Lists that few people need, read when somebody presses the form's button with the verb `more`. */
  readonly more?: More;
  /** What the person has of it already, for a list such as `my tasks`. */
  readonly mine?: Mine;
  /** What helps to fill in a field, in `cards/<name>/assist.json`. */
  readonly assist?: FormAssist;
  /** What somebody surely meant whose answer is refused, by field; a press takes it over. */
  readonly mends?: { readonly [Field in keyof F]?: (answer: string) => string | undefined };
  /** What fields that are each right can still get wrong together; sentences by field. */
  check?(values: Values<F>): Problems;
  /** What the person can do about refusals, where this kind knows better than `graph/graphRefusals.ts`; the first that fits counts. */
  readonly refusals?: readonly GraphRefusalRow[];
  /** What is there already that the answers of a form that is opened ask for once more: mentioned on it, and waited for only a moment. */
  alike?(answers: Answers, graph: Graph, about: Pick<Creation, 'requester' | 'cloud'>): Promise<readonly AlikeObject[]>;
  /** Reads what the request needs to know, before the first one is sent. */
  prepare?(values: Values<F>, graph: Graph, about: Pick<Creation, 'requester' | 'cloud'>): Promise<Prepared>;
  /** Creates the object with one request, so that `find` can recognise it, and tells what the summary card shall say. */
  create(values: Values<F>, graph: Graph, creation: Creation): Promise<Summary>;
  /** What Graph takes only once the object of this id is there; the same each time it is asked. */
  additions?(values: Values<F>, creation: Creation, id: string): readonly Addition[];
  /** Deletes objects that carry this form's own mark beside the one of this id: the second of two requests that were both carried out. */
  sweep?(values: Values<F>, graph: Graph, creation: Creation, id: string): Promise<void>;
  /** Finds the object that a request without a readable answer may have created; never what is surely somebody else's. */
  find(values: Values<F>, graph: Graph, creation: Creation): Promise<FoundSummary | undefined>;
  /**
   * Equal for forms whose objects `find` could mistake for each other: they are created one after another. Without it each
   * object carries its form's mark.
   */
  exclusiveKey?(values: Values<F>, requester: Requester): string;
  /** What people do with the object from its card; without it the card only tells of it. */
  readonly living?: Living;
  /** What the house has decided about it; never said by a kind itself. */
  readonly rules?: KindRules;
}

/**
 * What the bot needs each permission for, as it goes on after “so that I can”: `create groups`. All kinds say the same of
 * one permission, and each brings its translation.
 */
export type Permissions = Readonly<Record<string, Sentence>>;

/** What is looked for in the words after a command, and which answers follow from it. */
export interface QuickAdd {
  /** In the order in which they take their words. */
  readonly layers: readonly Layer[];
  /** Names that words can be taken for. */
  known?(options: Options): Known;
  /** Fields on which the offered lists depend: with answers to them the lists are read again, and then the line. */
  readonly decisive?: readonly string[];
  /** `graph` is missing where nobody has signed in yet: then people cannot be looked up. */
  guesses(found: Found, options: Options, graph?: Graph): Promise<readonly Guess[]>;
  /** Whether a name and a colon before a line say whom it is for. */
  readonly takesNotes?: boolean;
  /** Name of the kind that the line turns out to ask for. */
  switchKind?(found: Found): string | undefined;
}

/** Answers that were read out of words; none where the words lead nowhere and `shown` says why. */
export interface Guess extends Way {
  readonly label: LocalizedText;
  /** As they stand in the line. */
  readonly words: string;
  /** Other ways to read the same words: the person is asked, and nothing of this is filled in. */
  readonly others?: readonly Way[];
}

/** An answer that nobody has to give, as a card words it. */
export interface Default extends Way {
  readonly label: LocalizedText;
}

/** What Teams shows in the menu of a message, and which fields take what the message says. */
export interface FromMessage {
  /** At most 32 characters. */
  readonly title: string;
  /** At most 128 characters. */
  readonly description: string;
  readonly text: string;
  readonly day: string;
  /** Takes the way back to the message; without it that stands at the end of the notes. */
  readonly link?: string;
}

/** One way to read some words. */
export interface Way {
  readonly answers: Answers;
  /** The value in words, with whole dates. */
  readonly shown: LocalizedText;
}

/** Inputs and buttons below a field that help to fill it in, and are no answers themselves. */
export interface FormAssist {
  readonly below: string;
  /** Ids of the inputs of `cards/<name>/assist.json`. */
  readonly inputs: readonly string[];
  /** By the `assist` in a button's data. */
  readonly buttons: Readonly<Record<string, AssistButton>>;
}

/** A button that changes the form and creates nothing. */
export interface AssistButton {
  /** Asked for when it is pressed, and never before. */
  readonly permissions?: Permissions;
  /** `graph` is there where it has permissions. */
  assist(typed: Answers, graph?: Graph): Promise<Assisted> | Assisted;
}

/** What has become of the form. */
export interface Assisted {
  readonly answers?: Answers;
  readonly problems?: Problems;
  /** What the person wanted to know. */
  readonly news?: LocalizedText;
  /** The inputs below the field have served, and are empty again. */
  readonly isDone?: boolean;
}

/** Lists that take permissions beyond those of the form. */
export interface More {
  readonly permissions: Permissions;
  options(graph: Graph, answers?: Answers, wanted?: Wanted): Promise<Options>;
}

/** What Graph says of a form before anything is sent. */
export interface Prepared {
  /** Sentences by field; with any of them nothing is sent. */
  readonly problems?: Problems;
  /** Ids of objects that could be mistaken for the new one, for kinds whose objects carry no marker. */
  readonly existingIds?: readonly string[];
  /** Texts that `create` and `find` need again, such as the names of people by their ids. */
  readonly facts?: Readonly<Record<string, string>>;
  /** What is there already, of which this would be a second one: nothing is sent before the person has seen it. */
  readonly alike?: readonly AlikeObject[];
}

/** What a kind may know of the creation beside the form's values. */
export interface Creation {
  /** Unique to the form; fits any text property, so that an object can carry it. */
  readonly nonce: string;
  /** Whether Graph made it surely before the first request was sent, by Graph's own clock; what has no time may be younger. */
  isOlder(createdDateTime: string | null | undefined): boolean;
  /** What `prepare` found. */
  readonly existingIds: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
  readonly requester: Requester;
  /** Opens Teams where the person asked. */
  readonly conversationUrl: string;
  /** Whose hosts name objects and open them. */
  readonly cloud: Cloud;
  /** In the requester's language, for what the object itself says. */
  localize(words: LocalizedText): string;
}

export type Options = Readonly<Record<string, ChoiceList>>;

/** `unavailable`: why a list that the form can do without is empty; `isCut`: there are more than those. */
export type ChoiceList = readonly Choice[] & { readonly unavailable?: LocalizedText; readonly isCut?: boolean };

/** What of long lists a form must show, beside what comes first. */
export interface Wanted {
  /** Words that may name an entry. */
  readonly words?: string;
  /** What was typed to search for entries, by field. */
  readonly search?: Answers;
  /** The group behind the team in whose channel the person is: what is its own comes first. */
  readonly groupId?: string | undefined;
}

export type Choice = { readonly title: string; readonly value: string };

/** The summary of what was found, perhaps. */
export interface FoundSummary extends Summary {
  /** True where somebody else may have made it: then its person is asked. */
  readonly isDoubtful?: boolean;
}

/** What an object still needs beyond the request that created it. */
export interface MissingPart {
  /** By which its kind knows it among the additions of one form: `members 6ea91a8d-…`. */
  readonly name: string;
  /** What is missing: `Member Ben Okafor`. */
  readonly label: LocalizedText;
}

/** A request for what Graph does not take at creation. It may fail without harm to the object, and be sent again. */
export interface Addition extends MissingPart {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: GraphPath;
  readonly body: object;
  /** True where Graph wants `If-Match` with the etag that a read of the same path names. */
  readonly ifMatch?: boolean;
  /** What the summary says once it is done. */
  readonly lines: readonly Line[];
  /** Where people work with the object from then on, out of the answer. */
  readonly addressIn?: (answer: unknown) => string | undefined;
}

/** What stands above the object on its summary; a language may say it of one kind in words of that kind's own. */
export function createdHeading(kindHeading: string): LocalizedText {
  return say`${kindHeading} created`;
}

/** Checks a kind as it is written; a kind file exports its result as default. */
export function defineKind<F extends Fields>(kind: ObjectKind<F>): ObjectKind<F> {
  return kind;
}
