/** What was mended once, and how to take that out of the built bot again: a text of a file, and what stood in its place. */
export interface Mend {
  readonly fault: string;
  readonly mode: string;
  /** Under dist/bot. */
  readonly file: string;
  readonly mended: string;
  readonly before: string;
}

export const mends: readonly Mend[] = [
  {
    fault: 'a look by name is taken for identity',
    mode: 'sameNames',
    file: 'creation/creationWork.js',
    mended: 'exclusiveKey !== undefined &&',
    before: 'false &&',
  },
  {
    fault: 'an entry that the store has lost was never there',
    mode: 'lostWrites',
    file: 'ledger/ledger.js',
    mended: 'return this.store.mayHaveLost(since);',
    before: 'return false;',
  },
  {
    fault: 'each instance has a time of its own',
    mode: 'skew',
    file: 'state/storeClock.js',
    mended: 'this.ahead = time - (began + ended) / 2;',
    before: '',
  },
  {
    fault: 'Graph’s clock is taken for ours',
    mode: 'graphSkew',
    file: 'creation/isOlder.js',
    mended: '(graphs ?? ours) - ',
    before: 'ours - ',
  },
  {
    fault: 'a look sees the newest tasks only',
    mode: 'crowd',
    file: 'kinds/todoTask.kind.js',
    mended: 'isOlder(createdDateTime)',
    before: 'true',
  },
  {
    fault: 'a renewed ticket counts as young',
    mode: 'renewed',
    file: 'forms/tickets.js',
    mended: 'written(issued)',
    before: 'written(now)',
  },
  {
    fault: 'a form is not told that its object was undone',
    mode: 'undone',
    file: 'creation/undoDeed.js',
    mended: 'await this.creations.markUndone(turn, order.card.form, now());',
    before: '{}',
  },
];
