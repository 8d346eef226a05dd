import type { ObjectKind, Options } from '../kinds/kind';
import type { Language } from '../language/language';
import type { Context, Reading } from '../language/reading';
import { readLine } from '../language/readLine';
import type { CommandText } from '../turn/commandText';

/** What stands after a command, as one kind reads it: once for each set of names, whoever asks during a turn. */
export class ReadText {
  private readonly readings = new Map<string, Reading>();

  constructor(
    readonly kind: ObjectKind,
    readonly commandText: CommandText,
    private readonly language: Language,
    private readonly context: Context,
  ) {}

  /** True where the words name somebody, who has to be looked up. */
  get namesPeople(): boolean {
    const { assignees, owners, members } = this.among({}).found;
    return [assignees, owners, members].some((some) => some !== undefined);
  }

  /** The words where these lists are offered. */
  among(options: Options): Pick<Reading, 'title' | 'found'> {
    const { text, people } = this.commandText;
    const { quickAdd } = this.kind;
    if (!quickAdd || text === '') return { title: text, found: {} };
    const known = { ...quickAdd.known?.(options), people };
    const names = JSON.stringify(known);
    const read = this.readings.get(names) ?? readLine(text, quickAdd.layers, this.language, { ...this.context, known });
    this.readings.set(names, read);
    return read;
  }
}
