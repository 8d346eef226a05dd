import { LRUCache } from 'lru-cache';
import type { Graph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { remedyFor } from '../../graph/remedies';
import { within } from '../../http/within';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind } from '../../kinds/kind';
import type { Viewer } from '../../kinds/living';
import type { OwnItem, OwnItems } from '../../kinds/mine';
import type { OwnListName } from '../../language/commandWords';
import type { Turn } from '../../turn/turn';

/** Milliseconds for everything that is read, of the five in which Teams wants its answer. */
const LIMIT = 4_000;
/** As long as somebody leafs through it, and characters of all people together. */
const KEPT = { ttl: 10 * 60 * 1000, maxSize: 8_000_000 };

/** What a person has, with the kind that each thing is of, and what is missing from it. */
export interface OwnList {
  readonly items: readonly ListedItem[];
  readonly problems: readonly LocalizedText[];
}

export interface ListedItem extends OwnItem {
  readonly kind: string;
}

/** Reads the lists of what people have, kind by kind, and keeps them for as long as somebody looks at them. */
export class OwnLists {
  private readonly kept = new LRUCache<string, OwnList>({
    ...KEPT,
    sizeCalculation: (list, key) => JSON.stringify(list).length + key.length,
  });

  constructor(
    private readonly catalog: Catalog,
    private readonly viewerOf: (turn: Turn) => Viewer,
    private readonly limit = LIMIT,
  ) {}

  kindsOf(name: OwnListName): ObjectKind[] {
    return this.catalog.kinds.filter(({ mine }) => mine?.list === name);
  }

  permissionsFor(name: OwnListName): string[] {
    return [...new Set(this.kindsOf(name).flatMap(({ mine }) => Object.keys(mine?.permissions ?? {})))];
  }

  /** As it is now. A kind that cannot be read keeps no other from being shown. */
  async read(name: OwnListName, key: string, turn: Turn, graph: Graph): Promise<OwnList> {
    const kinds = this.kindsOf(name);
    const read = await Promise.all(kinds.map((kind) => this.readOf(kind, turn, graph)));
    const items = read.flatMap(({ items: some }, i) => some.map((item) => ({ ...item, kind: kinds[i]?.name ?? '' })));
    return this.keep(key, { items, problems: read.flatMap(({ problems }) => problems) });
  }

  /** As it was shown last, by this instance. */
  shown(key: string): OwnList | undefined {
    return this.kept.get(key);
  }

  keep(key: string, list: OwnList): OwnList {
    this.kept.set(key, list);
    return list;
  }

  private async readOf(kind: ObjectKind, turn: Turn, graph: Graph): Promise<OwnItems> {
    try {
      const reading = kind.mine?.read(graph, this.viewerOf(turn), this.limit);
      const read = reading && (await within(this.limit, reading));
      return read === undefined || read === 'late' ? missing(kind) : read;
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      if (error.refusal.outcome !== 'refused') return missing(kind);
      return { items: [], problems: [remedyFor(error, kind.refusals)] };
    }
  }
}

function missing({ title }: ObjectKind): OwnItems {
  return { items: [], problems: [say`No answer about this at the moment: ${{ say: title }}. Refresh in a minute.`] };
}
