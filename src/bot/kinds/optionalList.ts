import { GraphProblem } from '../graph/graphProblem';
import type { LocalizedText } from '../i18n/localizedText';
import type { ChoiceList } from './kind';

/** A list that the form can do without: where Graph does not give it, none, with a sentence that says so beside its field. */
export async function optionalList(reading: Promise<ChoiceList>, unavailable: LocalizedText): Promise<ChoiceList> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    return Object.assign([], { unavailable });
  }
}
