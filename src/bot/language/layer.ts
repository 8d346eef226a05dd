import type { Language } from './language';
import type { Line } from './line';
import type { Context, Found } from './reading';

/** Finds something in the part of a line that is still open, and takes the words out of it. */
export type Layer = (line: Line, language: Language, context: Context, found: Found) => Partial<Found>;
