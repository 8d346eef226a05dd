import type { Answers } from '../../src/bot/forms/readForm';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import type { DocumentedProperty, SourceDocument } from '../documents/sourceDocument';
import { answerTo, isAnswered, ofToday } from './answerTo';
import { creationOf, freshOf, type Observed } from './creationOf';
import type { Fillings } from './fillings';
import { markOf } from './markOf';

/** Where a property stands in a kind, as the kind behaves. */
export interface Standing {
  readonly property: DocumentedProperty;
  /** Ids of the fields whose answers change what is sent of it. */
  readonly inputs: readonly string[];
  /** Labels of the summary's lines that say it; '' is the summary's heading. */
  readonly lines: readonly string[];
  /** Why it cannot be set, or is not shown. */
  readonly reason: string | undefined;
}

/** One creation, and what becomes of it when a single answer is taken back, by field. */
interface Trial {
  readonly answers: Answers;
  readonly whole: Observed;
  readonly without: Readonly<Record<string, Observed>>;
}

/** All properties of a document, in its order; one that is gone stands where its successor does. */
export async function standingsOf(
  document: SourceDocument,
  kind: ObjectKind,
  { least, fuller }: Fillings,
): Promise<readonly Standing[]> {
  const answer = answerTo(document);
  const trials = await Promise.all(fuller.map((answers) => trialOf(kind, answers, least, answer)));
  return Promise.all(document.properties.map((property) => standingOf(property, kind, trials, answer)));
}

/** The fields that some filling answers unlike the fresh form, and unlike the least that it takes. */
export function fieldsIn(kind: ObjectKind, { least, fuller }: Fillings): string[] {
  const fresh: Answers = { ...freshOf(kind), ...least };
  return unique(fuller.flatMap((answers) => Object.keys(answers).filter((id) => answers[id] !== fresh[id])));
}

async function trialOf(kind: ObjectKind, answers: Answers, least: Answers, answer: object): Promise<Trial> {
  const fresh: Answers = { ...freshOf(kind), ...least };
  const without = Object.keys(answers).map(async (id) => {
    const rest = { ...answers, [id]: fresh[id] ?? '' };
    return [id, await creationOf(kind, rest, answer)] as const;
  });
  const whole = await creationOf(kind, answers, answer);
  return { answers, whole, without: Object.fromEntries(await Promise.all(without)) };
}

/** A line says a property if it has its words, and is gone with another answer of Graph's, or of the person's. */
async function standingOf(
  property: DocumentedProperty,
  kind: ObjectKind,
  trials: readonly Trial[],
  answer: object,
): Promise<Standing> {
  const today = ofToday(property);
  const { words, other } = markOf(today);
  const inputs = inputsOf(today.name, trials);
  const unlike = isAnswered(today) ? { ...answer, [today.name]: other } : answer;
  const lines = trials.map(async ({ answers, whole, without }) => {
    const others = [await creationOf(kind, answers, unlike), ...inputs.flatMap((id) => without[id] ?? [])];
    return others.flatMap((one) => lost(whole, one, words));
  });
  return { property, inputs, lines: unique((await Promise.all(lines)).flat()), reason: kind.leftOut[today.name] };
}

function inputsOf(name: string, trials: readonly Trial[]): string[] {
  const ids = trials.map(({ whole, without }) =>
    Object.entries(without).flatMap(([id, other]) => (sent(other, name) === sent(whole, name) ? [] : [id])),
  );
  return unique(ids.flat());
}

function sent({ bodies }: Observed, name: string): string {
  return JSON.stringify(bodies.flatMap((body) => Object.entries(body).filter(([property]) => property === name)));
}

/** Labels of the lines with these words that another creation does not have. */
function lost(whole: Observed, other: Observed, words: string): string[] {
  const isThere = ({ label, value }: Observed['lines'][number]) =>
    other.lines.some((line) => line.label === label && line.value === value);
  return whole.lines.filter((line) => line.value.includes(words) && !isThere(line)).map(({ label }) => label);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
