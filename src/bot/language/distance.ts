/** Optimal string alignment: insertions, deletions, replacements and swapped neighbours, each one step. */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + Number(a[i - 1] !== b[j - 1]);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : replaced;
      row.push(Math.min(at(row, j - 1) + 1, at(last, j) + 1, replaced, swapped));
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** Steps from a word to one that it may be a slip of; undefined where they are too many, however long the words are. */
export function slipFrom(said: string, meant: string): number | undefined {
  const allowed = meant.length >= 8 ? 2 : 1;
  if (Math.abs(said.length - meant.length) > allowed) return undefined;
  const steps = distance(said, meant);
  return steps <= allowed ? steps : undefined;
}
