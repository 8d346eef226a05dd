import type { Language } from './language';
import type { Layer } from './layer';
import { HELD, type Line, type Span } from './line';
import { BucketPlaces } from './names/bucketPlaces';
import { ListPlaces } from './names/listPlaces';
import { type Place, PlaceText } from './names/placeText';
import { PlanPlaces } from './names/planPlaces';
import type { Context, Finding, Found } from './reading';

/** Where a line may say where something belongs. */
interface Places {
  find(isFirst: boolean): Place | undefined;
  /** Names that exist, behind words for a place, wherever they stand. */
  candidates(): readonly Place[];
}

/** Reads where something belongs before and after other layers, which never read in a name that exists. */
interface PlaceReader {
  readonly places: (text: PlaceText, language: Language, context: Context) => Places;
  /** What the words that were taken say, and what stands beside them. */
  readonly found: (
    place: Finding<string> | undefined,
    line: Line,
    language: Language,
    context: Context,
    before: Found,
  ) => Partial<Found>;
  readonly isFound: (found: Found) => boolean;
}

const listReader: PlaceReader = {
  places: (text, { places, fold }, { known }) => new ListPlaces(text, places, known?.lists ?? [], fold),
  found: (list) => (list ? { list } : {}),
  isFound: ({ list }) => list !== undefined,
};

const planReader: PlaceReader = {
  places: (text, { places, fold }, { known }) => new PlanPlaces(text, places, known?.plans ?? [], fold),
  found(plan, line, language, { known }, before) {
    if (before.bucket) return plan ? { plan } : {};
    const plans = known?.plans ?? [];
    const named = plan && plans.find(({ title }) => title === plan.value);
    const bucket = takeBucket(
      line,
      language,
      (named ? [named] : plans).map(({ buckets }) => buckets),
    );
    return { ...(plan && { plan }), ...(bucket && { bucket }) };
  },
  isFound: ({ plan }) => plan !== undefined,
};

/** `list:Work`, `in list Work`, `to my Shopping list`, and a list of the person's own where the phrase ends. */
export function withList(...layers: readonly Layer[]): Layer {
  return readAround(listReader, layers);
}

/** `to Launch plan / To do`, `in plan Launch plan bucket To do`, `To do bucket`: plans and buckets that exist, and `plan:Any`. */
export function withPlan(...layers: readonly Layer[]): Layer {
  return readAround(planReader, layers);
}

function readAround({ places, found: foundOf, isFound }: PlaceReader, layers: readonly Layer[]): Layer {
  return (line, language, context, before) => {
    const read = (
      isFirst: boolean,
      known: Found,
    ): { readonly found: Partial<Found>; readonly held: readonly Span[] } => {
      const text = new PlaceText(line, language.fold);
      const finder = places(text, language, context);
      const place = finder.find(isFirst);
      const held = place || !isFirst ? [] : readable(line, text, finder.candidates());
      return { found: foundOf(place && taken(line, text, place), line, language, context, known), held };
    };
    const { found: first, held } = read(true, before);
    let found: Found = { ...before, ...first };
    for (const { start, end } of held) line.hold(start, end);
    for (const layer of layers) found = { ...found, ...layer(line, language, context, found) };
    for (const { start, end } of held) line.reopen(start, end);
    return isFound(found) ? found : { ...found, ...read(false, found).found };
  };
}

/** Where they stand, without those that are held already, as they are quoted. */
function readable(line: Line, text: PlaceText, places: readonly Place[]): Span[] {
  const spans = places.map((place) => text.spanOf(place));
  return spans.filter(({ start, end }) => !line.open.slice(start, end).includes(HELD));
}

function takeBucket(
  line: Line,
  { places, fold }: Language,
  buckets: readonly (readonly string[])[],
): Finding<string> | undefined {
  const text = new PlaceText(line, fold);
  const place = new BucketPlaces(text, places, buckets, fold).find();
  return place && taken(line, text, place);
}

/** Nothing where the words name no place of many. */
function taken(line: Line, text: PlaceText, place: Place): Finding<string> | undefined {
  const { start, end } = text.spanOf(place);
  const words = line.take(start, end);
  return place.name === undefined ? undefined : { value: place.name, words };
}
