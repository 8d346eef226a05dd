type Value = string | number | null;

interface Statement {
  get(...values: Value[]): unknown;
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
