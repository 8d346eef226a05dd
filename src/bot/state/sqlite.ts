type Value = string | number | null;

/**
 * As much of a `StatementSync` as reports that its commit has failed. `get()` is no part of it: it steps to the first row,
 * and hides that the statement then came to nothing.
 */
interface Statement {
  all(...values: Value[]): unknown[];
}

/** As much of a `DatabaseSync` as is needed here; older Nodes have none, and their types neither. */
export interface Database {
  exec(statements: string): void;
  prepare(statement: string): Statement;
  close(): void;
}

interface Sqlite {
  readonly DatabaseSync: new (path: string) => Database;
}

/** Undefined where this Node has no SQLite. */
export function sqlite(): Sqlite | undefined {
  const module = process.getBuiltinModule('node:sqlite');
  return module && isSqlite(module) ? module : undefined;
}

function isSqlite(module: object): module is Sqlite {
  return 'DatabaseSync' in module;
}
