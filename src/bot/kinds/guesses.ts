import { type Graph, odataString } from '../graph/graph';
import { GraphProblem } from '../graph/graphProblem';
import { joined, type LocalizedText, moment, say } from '../i18n/localizedText';
import type { Finding, Moment } from '../language/reading';
import type { Choice, Guess, Way } from './kind';
import { mentioned, type Named, type NamedPerson, withoutGuestMark } from './mentioned';

/** People offered where a name fits several. */
/** People whose names begin so, of whom more are no help. */
const MOST_READ = 200;
const MOST_NAMESAKES = 3;

/** A guess for each way to read a finding. */
export function guessOf<T>(
  label: LocalizedText,
  { value, others = [], words }: Finding<T>,
  way: (value: T) => Way,
): Guess {
  const [first, ...rest] = [value, ...others].map(way);
  return { label, words, ...(first ?? { answers: {}, shown: '' }), ...(rest.length > 0 && { others: rest }) };
}

/** Beside words that would be read by half. */
export const UNREAD = say`These words stay in the title. Fill in below what they mean.`;

/** What is said beside words that nothing is filled in for. */
export function noteGuess(label: LocalizedText, found: Finding<unknown> | undefined, shown: LocalizedText): Guess[] {
  return found ? [{ label, words: found.words, shown, answers: {} }] : [];
}

/** `Thu, 19 Nov 2026, 17:00`: wall clock, whatever the zone. */
export function momentShown({ day, time }: Moment): LocalizedText {
  return moment(`${day}T${time ?? '00:00'}:00Z`, time ? 'minute' : 'day', 'UTC');
}

/** The entry of a list that bears the name; `missing` says what to do where there is none. */
export function choiceGuess(
  label: LocalizedText,
  { value, words }: Finding<string>,
  field: string,
  choices: readonly Choice[] = [],
  missing: LocalizedText,
): Guess {
  const found = choices.find(({ title }) => title.toLowerCase() === value.toLowerCase());
  return found
    ? { label, words, shown: found.title, answers: { [field]: found.value } }
    : { label, words, shown: missing, answers: {} };
}

/** People by the names that were said; where a name fits several, the person is asked, and then all are filled in. */
export async function peopleGuesses(
  label: LocalizedText,
  findings: readonly Finding<string>[],
  field: string,
  graph: Graph | undefined,
): Promise<Guess[]> {
  if (!graph || findings.length === 0) return [];
  const meant = await mentioned(findings, graph).catch(whereUnreadable([]));
  const said = await Promise.all(findings.map((finding, i) => meant[i] ?? called(finding, graph)));
  const sure = said.flatMap(({ people }) => (people.length === 1 ? people : []));
  const [open, ...others] = said.filter(({ people }) => people.length > 1);
  const nobody = said.filter(({ people }) => people.length === 0);
  const answers = (more: readonly NamedPerson[]) => ({
    [field]: [...new Set([...sure, ...more].map(({ id }) => id))].join(','),
  });
  const words = [...new Set(findings.map((finding) => finding.words))].join(' … ');
  const shown = joined([...new Map(sure.map(({ id, displayName }) => [id, displayName])).values()], ', ');
  const note = (name: string, sentence: LocalizedText): Guess => ({ label, words: name, shown: sentence, answers: {} });
  return [
    ...(sure.length > 0 ? [{ label, words, shown, answers: open ? {} : answers([]) }] : []),
    ...(open
      ? [
          choiceOf(
            label,
            open.name,
            open.people.map((person) => ({ shown: person.displayName, answers: answers([person]) })),
          ),
        ]
      : []),
    ...others.map(({ name }) => note(name, say`Several people are called ${name}. Choose below.`)),
    ...nobody.map(({ name, why }) => note(name, why ?? say`Nobody found who is called ${name}. Choose below.`)),
  ];
}

/** People of a name; of a mention that Teams would not explain nobody is taken by a part of a name. */
async function called(finding: Finding<string>, graph: Graph): Promise<Named> {
  const why = say`People cannot be looked up now. Choose below.`;
  return calledSo(finding, graph).catch(whereUnreadable({ name: finding.value, people: [], why }));
}

/** The form can do without people whom Graph does not let be looked up. */
function whereUnreadable<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (!(error instanceof GraphProblem)) throw error;
    return instead;
  };
}

async function calledSo({ value, mention }: Finding<string>, graph: Graph): Promise<Named> {
  if (!mention) return { name: value, people: await peopleNamed(value, graph) };
  const name = withoutGuestMark(value);
  const people = await peopleNamed(name, graph);
  const isWhole = people.some(({ displayName }) => displayName.toLowerCase() === name.toLowerCase());
  if (people.length !== 1 || isWhole) return { name: value, people };
  return { name: value, people: [], why: say`Teams did not tell me who ${value} is. Choose below.` };
}

function choiceOf(label: LocalizedText, words: string, [first, ...others]: readonly Way[]): Guess {
  return { label, words, ...(first ?? { shown: '', answers: {} }), others };
}

/** Whole names before beginnings of names: "Alex" is Alex Wilber rather than Alexandra. */
async function peopleNamed(name: string, graph: Graph): Promise<readonly NamedPerson[]> {
  const begins = ['displayName', 'surname', 'userPrincipalName'].map(
    (one) => `startswith(${one},${odataString(name)})`,
  );
  let read = 0;
  const people = await graph.list<NamedPerson>(
    '/v1.0/users',
    { $filter: begins.join(' or '), $select: 'id,displayName', $top: '20' },
    () => ++read >= MOST_READ,
  );
  const said = name.toLowerCase();
  const exact = people.filter(({ displayName }) => displayName.toLowerCase() === said);
  const whole = people.filter(({ displayName }) => displayName.toLowerCase().split(/\s+/).includes(said));
  const fitting = [exact, whole, people].find((some) => some.length > 0) ?? [];
  return fitting.slice(0, MOST_NAMESAKES);
}
