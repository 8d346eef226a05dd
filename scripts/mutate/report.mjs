import { basename, dirname } from 'node:path';
import { textIn } from '../../dist/sandbox/teams/json.js';

/** @typedef {import('./mutations.mjs').Mutation} Mutation */
/** @typedef {{ file: string, before: string, after: string | undefined, rule: string | undefined, reason: string }} Immaterial */

/**
 * The changed piece of source, before and after, on one line each.
 * @param {Mutation} mutation
 * @param {string} source
 */
export function sides({ start, end, text }, source) {
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const to = (source.indexOf('\n', end) + source.length + 1) % (source.length + 1) || source.length;
  const [head, tail] = [
    flat(source.slice(from, start)).trimStart().slice(-70),
    flat(source.slice(end, to)).trimEnd().slice(0, 50),
  ];
  return { before: head + middle(source.slice(start, end)) + tail, after: head + middle(text) + tail };
}

/** @param {string} text */
const flat = (text) => text.replace(/\s+/g, ' ');

/** @param {string} text */
const middle = (text) =>
  flat(text).length > 120 ? `${flat(text).slice(0, 80)} … ${flat(text).slice(-30)}` : flat(text);

/**
 * Why a change does not matter, where that has been said: of one change by `after`, of all of one rule by `rule`. A file
 * is known by its name, wherever it moves.
 * @param {Mutation} mutation @param {string} source @param {readonly Immaterial[]} immaterial
 */
export function reasonFor(mutation, source, immaterial) {
  const { before, after } = sides(mutation, source);
  const found = immaterial.find(
    (one) =>
      basename(mutation.file) === one.file &&
      before.includes(one.before) &&
      (one.after === undefined ? mutation.rule === one.rule : after.includes(one.after)),
  );
  return found?.reason;
}

/**
 * Killed and survived, by folder.
 * @param {readonly { mutation: Mutation, killedBy?: string | undefined }[]} judged
 */
export function byFolder(judged) {
  const folders = [...new Set(judged.map(({ mutation }) => dirname(mutation.file)))].sort();
  const width = Math.max(...folders.map(({ length }) => length), 6);
  const line = (/** @type {unknown[]} */ ...[folder, ...counts]) =>
    `${String(folder).padEnd(width)}${counts.map((count) => String(count).padStart(10)).join('')}`;
  const rows = folders.map((folder) => {
    const here = judged.filter(({ mutation }) => dirname(mutation.file) === folder);
    const killed = here.filter(({ killedBy }) => killedBy).length;
    return line(folder, killed, here.length - killed);
  });
  return [line('folder', 'killed', 'survived'), ...rows].join('\n');
}

/** @param {unknown} list of survivors that do not matter @returns {Immaterial[]} */
export function immaterialIn(list) {
  return (Array.isArray(list) ? list : []).map((one) => ({
    file: textIn(one, 'file') ?? '',
    before: textIn(one, 'before') ?? '',
    after: textIn(one, 'after'),
    rule: textIn(one, 'rule'),
    reason: textIn(one, 'reason') ?? '',
  }));
}
