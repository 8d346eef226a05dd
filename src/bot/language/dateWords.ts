import { Grammar } from './time/chart';
import { dayForms } from './time/dayForms';
import type { Form } from './time/form';
import { Lexicon, type LexiconData } from './time/lexicon';
import { partForms } from './time/partForms';
import { repeatForms, unheldForms } from './time/repeatForms';
import { timeForms } from './time/timeForms';

/** How days, times, repetitions and reminders are said in a language: its words, and the forms that read them. */
export interface DateWords {
  readonly lexicon: Lexicon;
  readonly grammar: Grammar;
  /** With these words a title goes on after a day: "about", "with"; alternatives of an expression. */
  readonly goesOn: string;
}

/** Forms of the language's own come first, and so count where they differ from those of all languages. */
export function dateWords(data: LexiconData, own: readonly Form[] = []): DateWords {
  const forms = [...own, ...partForms, ...dayForms, ...timeForms, ...repeatForms, ...unheldForms];
  return { lexicon: new Lexicon(data), grammar: new Grammar(forms), goesOn: data.goesOn };
}
