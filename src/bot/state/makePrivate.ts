import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';

/** SQLite gives the files beside it the rights of the first. */
const BESIDE = ['-wal', '-shm', '-journal'];

/** Makes the file, and those that SQLite keeps beside it, readable for this user alone, also where an earlier version has made them. */
export function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  for (const name of ['', ...BESIDE].map((ending) => file + ending)) if (existsSync(name)) chmodSync(name, 0o600);
}
