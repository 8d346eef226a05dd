import type { Finding, Found, Reading } from '../language/reading';
import type { CommandText, Mention } from '../turn/commandText';

/** A letter that no name has; it follows a name that somebody else in the line has too. */
const MARK = '\uA717';

/** Words in which each name stands for one mention, so that two people of one name stay two. */
export class MarkedNames {
  readonly text: string;
  readonly people: readonly string[];
  private readonly meant = new Map<string, Mention>();

  constructor({ text, people, mentions = [] }: CommandText) {
    let marked = text;
    let from = 0;
    for (const mention of mentions.filter(({ name }) => name !== '')) {
      const name = this.nameFor(mention);
      const place = marked.indexOf(mention.name, from);
      if (place < 0) continue;
      marked = marked.slice(0, place) + name + marked.slice(place + mention.name.length);
      from = place + name.length;
    }
    this.text = marked;
    this.people = [...new Set([...this.meant.keys(), ...people])].filter((name) => name !== '');
  }

  /** What was read, in the words as they were written, with what its mentions mean. */
  unmarked({ title, found }: Reading): Pick<Reading, 'title' | 'found'> {
    const entries = Object.entries(found).map(([layer, value]) => [layer, this.cleaned(layer, value)]);
    const clean: Found = Object.fromEntries(entries);
    return { title: withoutMarks(title), found: clean };
  }

  private cleaned(layer: string, value: unknown): unknown {
    if (!['assignees', 'owners', 'members'].includes(layer) || !isNames(value)) return this.withoutMarks(value);
    return value.map((finding) => {
      const said = finding.value.toLowerCase();
      const mention = [...this.meant].find(([name]) => name.toLowerCase() === said)?.[1];
      const [plain, words] = [withoutMarks(finding.value), withoutMarks(finding.words)];
      return { ...finding, value: plain, words, ...(mention && { mention }) };
    });
  }

  private withoutMarks(value: unknown): unknown {
    return this.text.includes(MARK) ? JSON.parse(withoutMarks(JSON.stringify(value))) : value;
  }

  /** The name itself, or, where it already means somebody else, with as many marks as it takes. */
  private nameFor(mention: Mention): string {
    for (let name = mention.name; ; name += MARK) {
      const other = this.meant.get(name);
      if (other && (other.id !== mention.id || other.is !== mention.is)) continue;
      this.meant.set(name, mention);
      return name;
    }
  }
}

function withoutMarks(text: string): string {
  return text.replaceAll(MARK, '');
}

function isNames(value: unknown): value is readonly Finding<string>[] {
  return Array.isArray(value);
}
