import type { ObjectKind } from '../kinds/kind';
import { unquoted } from '../language/quotes';
import { type Command, parseCommand } from './command';
import type { CommandGrammar } from './grammar/commandGrammar';
import { correctionsOf } from './sentence/corrections';
import type { CreationRequest } from './sentence/creationRequest';
import { itemOf } from './sentence/items';
import { mentionIn, offerIn, requestIn, tellsOnly } from './sentence/requests';
import { lineOf, type Sentence, sentenceOf } from './sentence/sentence';

export interface Suggestion {
  readonly kind: ObjectKind;
  readonly commandText: string;
}

interface Likely extends Suggestion {
  /** How far from what the message says. */
  readonly slips: number;
}

const MOST = 3;

/** What a message that is no command may mean, best first; never more than something to choose from. */
export function suggestionsFor(
  message: string,
  grammars: readonly CommandGrammar[],
  command: Command = parseCommand(message, grammars),
): Suggestion[] {
  const requests = command.name === 'unknown' ? command.requests : [];
  if (requests.length > 0) return requests.flatMap((request) => likely(request, 0).slice(0, 1)).slice(0, MOST);
  const line = lineOf(unquoted(message.trim()));
  const sentences = grammars.map((grammar) => sentenceOf(line, grammar));
  return sentences.some(tellsOnly) ? [] : bestOfEach(sentences.flatMap(likelyIn)).slice(0, MOST);
}

function likelyIn(sentence: Sentence): Likely[] {
  const { text, grammar } = sentence;
  const mentioned = offerIn(sentence) ?? mentionIn(sentence);
  const corrected = correctionsOf(sentence).flatMap(({ words, slips, isShortened }) => {
    const other = sentenceOf({ text, words }, grammar);
    const request = requestIn(other, isShortened) ?? (isShortened ? mentionIn(other) : undefined);
    return request ? likely(request, slips) : [];
  });
  return [...(mentioned ? likely(mentioned, 1) : []), ...corrected];
}

function likely(request: CreationRequest, slips: number): Likely[] {
  return request.kinds.map((kind) => ({ kind, commandText: itemOf(request).text, slips }));
}

/** The order of kinds decides between those that are equally far. */
function bestOfEach(all: readonly Likely[]): Likely[] {
  const sorted = [...all].sort((a, b) => a.slips - b.slips || a.kind.order - b.kind.order);
  return sorted.filter(({ kind }, i) => sorted.findIndex((other) => other.kind === kind) === i);
}
