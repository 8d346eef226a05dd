import type { ObjectKind, Options } from '../kinds/kind';
import type { Language } from '../language/language';
import type { Context, Reading } from '../language/reading';
import { readLine } from '../language/readLine';
import type { CommandText } from '../turn/commandText';
import { MarkedNames } from './markedNames';

/** What stands after a command, as one kind reads it: once for each set of names, whoever asks during a turn. */
export class ReadText {
  private readonly readings = new Map<string, Pick<Reading, 'title' | 'found'>>();

  constructor(
    readonly kind: ObjectKind,
    readonly commandText: CommandText,
    private readonly language: Language,
    private readonly context: Context,
    /** As in `Turn`. */
    readonly groupId?: string,
  ) {}

  /** True where the words name somebody, who has to be looked up. */
  get namesPeople(): boolean {
    const { assignees, owners, members } = this.among({}).found;
    return [assignees, owners, members].some((some) => some !== undefined);
  }

  /** Whether the words may say where something belongs: then lists are read to their end, if they have to be. */
  get namesPlace(): boolean {
    const { into, intoList, intoPlan, list, plan, bucket } = this.language.places;
    const words = this.commandText.text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    const before = new Set([into, intoList, intoPlan, list, plan, bucket].flat());
    return words.some((word) => before.has(word)) || /[:/]/.test(this.commandText.text);
  }

  /** The words where these lists are offered. */
  among(options: Options): Pick<Reading, 'title' | 'found'> {
    const { text } = this.commandText;
    const { quickAdd } = this.kind;
    if (!quickAdd || text === '') return { title: text, found: {} };
    const marked = new MarkedNames(this.commandText);
    const known = { ...quickAdd.known?.(options), people: marked.people };
    const names = JSON.stringify(known);
    const read = () => readLine(marked.text, quickAdd.layers, this.language, { ...this.context, known });
    const reading = this.readings.get(names) ?? marked.unmarked(read());
    this.readings.set(names, reading);
    return reading;
  }
}
