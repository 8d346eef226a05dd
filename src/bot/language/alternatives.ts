/** The source of an expression that finds any of the names as they are written; the longest first, '' where there is none. */
export function alternatives(names: readonly string[] = []): string {
  const escaped = names
    .map((name) => name.trim().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .filter((name) => name !== '');
  return escaped.sort((a, b) => b.length - a.length).join('|');
}
