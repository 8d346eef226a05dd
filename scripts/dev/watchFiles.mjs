import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Looks twice a second whether a file has come, gone or changed. Node 20 loses sight of a file on Linux that an editor
 * replaces, and containers and network drives tell nothing of changes: looking works everywhere.
 * @param {readonly string[]} folders
 * @param {(files: string[]) => void} changed
 * @param {number} [everyMs]
 * @returns {() => void} ends it
 */
export function watchFiles(folders, changed, everyMs = 500) {
  let before = timesIn(folders);
  const timer = setInterval(() => {
    const now = timesIn(folders);
    const files = [...new Set([...before.keys(), ...now.keys()])].filter((file) => before.get(file) !== now.get(file));
    before = now;
    if (files.length > 0) changed(files);
  }, everyMs);
  return () => clearInterval(timer);
}

/** @param {readonly string[]} folders */
function timesIn(folders) {
  const entries = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }));
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [file, statSync(file, { throwIfNoEntry: false })?.mtimeMs]));
}
