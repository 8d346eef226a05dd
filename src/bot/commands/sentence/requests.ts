import { closingOf } from './closing';
import { creationsIn } from './creation';
import type { CreationRequest } from './creationRequest';
import { entryIn } from './entry';
import { headOf } from './head';
import type { Opening } from './opening';
import { reminderIn } from './reminder';
import { type Sentence, textBetween } from './sentence';
import { isStatement } from './statement';

/** What a sentence asks to create, exactly: for each opening one object, several, or either. */
export function requestsIn(sentence: Sentence, allowsBare = true): CreationRequest[] {
  return unrefused(sentence).flatMap((opening) => {
    const creations = creationsIn(sentence, opening, allowsBare).filter(({ isOffer }) => !isOffer);
    const several = creations.filter(({ isPlural }) => isPlural);
    const creation = creations.find(({ isPlural }) => !isPlural);
    const one = reminderIn(sentence, opening) ?? creation ?? entryIn(sentence, opening);
    return one ? [one, ...several] : several;
  });
}

/** The one object that a sentence asks for. */
export function requestIn(sentence: Sentence, allowsBare = true): CreationRequest | undefined {
  return requestsIn(sentence, allowsBare).find(({ isPlural }) => !isPlural);
}

/** What a sentence seems to ask for: by a verb that no list has, “fire up a group”, or by what a kind is a part of. */
export function offerIn(sentence: Sentence): CreationRequest | undefined {
  const offers = unrefused(sentence).flatMap((opening) => [
    ...creationsIn(sentence, opening, false).filter(({ isOffer }) => isOffer),
    ...unknownVerbEnds(sentence, opening.at).flatMap((end) => creationsIn(sentence, opening, false, end)),
  ]);
  return offers.find(({ isPlural }) => !isPlural);
}

/** Where a verb may end that no list has, with its particle first. */
function unknownVerbEnds({ words, grammar }: Sentence, at: number): number[] {
  const word = words[at];
  if (!word || word.isCorrected || grammar.noVerbs.at(words, at) || !grammar.unknownVerb.test(word.key)) return [];
  if (grammar.verbs.at(words, at) || grammar.rareVerbs.at(words, at)) return [];
  const particle = grammar.particles.at(words, at + 1)?.end;
  return [...(particle ? [particle] : []), at + 1];
}

/** What a sentence names at its beginning without asking for it: a noun alone, or one that is no everyday word. */
export function mentionIn(sentence: Sentence): CreationRequest | undefined {
  return unrefused(sentence).flatMap((opening) => mentionAt(sentence, opening) ?? [])[0];
}

/** “security group Ops”, “group”: good for a suggestion, as there is no verb. */
function mentionAt(sentence: Sentence, { at }: Opening): CreationRequest | undefined {
  const head = headOf(sentence, at);
  const noun = head?.nouns.find(({ value }) => !value.isPlural);
  if (!head || !noun || head.particle !== undefined || isStatement(sentence, noun)) return undefined;
  const end = closingOf(sentence, noun.end);
  if (noun.end - noun.start < 2 && noun.end < end.word) return undefined;
  const commandText = textBetween(sentence, sentence.words[noun.end - 1]?.end ?? 0, end.at, false);
  return { kinds: noun.value.kinds, commandText, adjectives: head.adjectives };
}

/** Whether a sentence only tells something of an object. */
export function tellsOnly(sentence: Sentence): boolean {
  return sentence.openings.some(({ at }) => {
    const head = headOf(sentence, at);
    return head !== undefined && head.particle === undefined && head.nouns.some((noun) => isStatement(sentence, noun));
  });
}

export function isCourtesy(sentence: Sentence): boolean {
  return sentence.openings.some(({ at }) => at === sentence.words.length) || closingOf(sentence, 0).word === 0;
}

function unrefused({ words, grammar, openings }: Sentence): readonly Opening[] {
  const refused = openings.findIndex(({ at }) => grammar.refusals.at(words, at));
  return refused < 0 ? openings : openings.slice(0, refused);
}
