import { alternatives } from './alternatives';
import type { Language } from './language';
import type { Layer } from './layer';
import { type Line, TAKEN } from './line';
import type { PlaceWords } from './placeWords';
import type { Finding } from './reading';

/** Nothing but what was understood may follow: a list in the middle of a title is title. */
const END = `(?=[\\s.,;!?)${TAKEN}]*$)`;
const NAME = '(?:"[^"]+"|[\\p{L}\\p{N}][^\\s:,;\\uFFFB\\uFFFC]*)';

/** `list:Work`, `in list Work`, `to my Shopping list`, and a list of the person's own where the phrase ends. */
export const list: Layer = (line, { places }, { known }) => {
  const names = known?.lists ?? [];
  const lists = alternatives(names);
  const found =
    firstOf(line, lists ? knownForms(places, lists, names) : []) ?? firstOf(line, freeForms(places), places.isName);
  return found ? { list: named(found, names, places.stemsOf) } : {};
};

function knownForms(
  { into, intoList, article, list: word, stemsOf }: PlaceWords,
  lists: string,
  names: readonly string[],
) {
  const own = alternatives(names.filter((name) => new RegExp(`(?:${word})$`, 'iu').test(name)));
  const stems = stemsOf && alternatives(names.flatMap(stemsOf));
  return [
    `(?:${word}):\\s?["“]?(?<name>${lists})["”]?(?![\\p{L}\\p{N}])`,
    `(?:${intoList}) (?:(?:${article}) )?(?:${word}) (?<name>${lists})(?![\\p{L}\\p{N}])`,
    `(?:${into}) (?:(?:${article}) )?(?<name>${lists})(?: (?:${word}))?${END}`,
    `(?:${into}) (?:${article}) (?<name>${lists}) (?:${word})(?![\\p{L}\\p{N}])`,
    ...(own ? [`(?:${intoList}) (?:(?:${article}) )?(?<name>${own})${END}`] : []),
    ...(stems ? [`(?:${intoList}) (?:(?:${article}) )?(?<name>${stems})-?(?:${word})${END}`] : []),
  ];
}

function freeForms({ into, intoList, article, list: word }: PlaceWords) {
  return [
    `(?:${word}):(?<name>${NAME})`,
    `(?:${intoList}) (?:(?:${article}) )?(?:${word}) (?<name>${NAME})${END}`,
    `(?:${into}) (?:${article}) (?<name>[\\p{L}\\p{N}][\\p{L}\\p{N} &-]{0,60}?) (?:${word})${END}`,
  ];
}

/** `to Launch plan / To do`, `in plan Launch plan bucket To do`, `To do bucket`; plans and buckets that exist before all. */
export const planAndBucket: Layer = (line, language, { known }) => {
  const plans = alternatives(known?.plans?.map(({ title }) => title));
  const buckets = alternatives(known?.plans?.flatMap((plan) => plan.buckets));
  const bucketAfter = buckets && firstOf(line, bucketForms(language, buckets));
  const plan = firstOf(line, planForms(language, plans)) ?? undefined;
  const bucket = bucketAfter ?? (plan && buckets ? firstOf(line, bucketForms(language, buckets)) : undefined);
  return {
    ...(plan && {
      plan: named(
        plan,
        known?.plans?.map(({ title }) => title),
      ),
    }),
    ...(bucket && {
      bucket: named(
        bucket,
        known?.plans?.flatMap((one) => one.buckets),
      ),
    }),
  };
};

function planForms(
  { places: { intoPlan: into, article, plan }, dates: { goesOn } }: Language,
  plans: string,
): string[] {
  const free = `(?<name>[\\p{L}\\p{N}][^\\s/,;:\\uFFFB\\uFFFC]*)`;
  const start = `(?:${into}) (?:(?:${article}) )?`;
  const over = `(?=[\\s.!?)]*(?:$|[${TAKEN},;:/(])|\\s+(?:${goesOn}|@)(?![\\p{L}\\p{N}]))`;
  return [
    ...(plans
      ? [
          `${start}(?:${plan}) (?<name>${plans})(?: (?:${plan}))?(?![\\p{L}\\p{N}])`,
          `${start}(?<name>${plans})(?: (?:${plan})(?![\\p{L}\\p{N}])|${over})`,
          `(?:${plan}):\\s?["“]?(?<name>${plans})["”]?(?![\\p{L}\\p{N}])`,
        ]
      : []),
    `(?:${plan}):\\s?${free}`,
  ];
}

function bucketForms({ places: { intoPlan: into, article, bucket } }: Language, buckets: string): string[] {
  const name = `(?<name>${buckets})`;
  return [
    `(?:\\s?/\\s?|[${TAKEN}]\\s?/\\s?)${name}(?: (?:${bucket}))?(?![\\p{L}\\p{N}])`,
    `(?:(?:${into}) )?(?:(?:${article}) )?(?:${bucket}):? ?["“]?${name}["”]?(?![\\p{L}\\p{N}])`,
    `(?:(?:${into}) )?(?:(?:${article}) )?${name} (?:${bucket})(?![\\p{L}\\p{N}])`,
    `(?:${into}) (?:(?:${article}) )?${name}${END}`,
  ];
}

function firstOf(
  line: Line,
  forms: readonly string[],
  isName: (name: string) => boolean = () => true,
): Finding<string> | undefined {
  for (const form of forms) {
    const match = [...line.open.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_'’-])${form}`, 'giu'))].at(-1);
    const name = match?.groups?.name?.replace(/^["“]|["”]$/g, '').trim();
    if (match && name && isName(name))
      return { value: name, words: line.take(match.index, match.index + match[0].length) };
  }
  return undefined;
}

/** In the spelling that it has. */
function named(
  found: Finding<string>,
  names: readonly string[] = [],
  stemsOf: (name: string) => readonly string[] = () => [],
): Finding<string> {
  const said = found.value.toLowerCase();
  const isSaid = (text: string) => text.toLowerCase() === said;
  const same = names.find(isSaid) ?? names.find((name) => stemsOf(name).some(isSaid));
  return { ...found, value: same ?? found.value };
}
