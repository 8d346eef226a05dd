/** What happened in a storm, and what should not have. */
export class Tally {
  /** @type {Record<string, number>} */
  counts = {};
  /** @type {Record<string, number>} */
  notices = {};
  /** @type {Record<string, number>} */
  problems = {};
  /** @type {string[]} */
  wrongs = [];
  /** Deliveries that no bot took at once. */
  failed = 0;

  /** @param {string} what */
  count(what) {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  /**
   * Something that breaks a promise.
   * @param {string} what
   */
  wrong(what) {
    this.wrongs.push(what);
  }

  /** @param {string} text */
  notice(text) {
    const kind = text.replace(/[0-9a-f]{8}(-[0-9a-f-]+)?/g, '…');
    this.notices[kind] = (this.notices[kind] ?? 0) + 1;
  }

  /** @param {string} text */
  problem(text) {
    const kind = text.replace(/\(request-id.*/, '').replace(/\d+ seconds/, 'n seconds');
    this.problems[kind] = (this.problems[kind] ?? 0) + 1;
  }
}

/** @typedef {{ name: string, created: string | undefined, firstAnswer: number | undefined }} Told what a person was told of a submission */

/**
 * Compares what people were told with what there is, object by object.
 * @param {readonly Told[]} told
 * @param {readonly { name: string, id: string }[]} objects
 */
export function reckon(told, objects) {
  /** @type {Map<string, string[]>} */
  const byName = new Map();
  /** @type {string[]} */
  const examples = [];
  for (const { name, id } of objects) byName.set(name, [...(byName.get(name) ?? []), id]);
  const result = { submissions: told.length, once: 0, lost: 0, doubled: 0, toldWrong: 0, examples };
  for (const { name, created } of told) {
    const ids = byName.get(name) ?? [];
    if (ids.length === 0) result.lost++;
    if (ids.length > 1) result.doubled++;
    if (ids.length === 1) result.once++;
    const wrong =
      created === undefined ? 'was not told the end' : !ids.includes(created) && 'was told of another object';
    if (wrong) result.toldWrong++;
    if (ids.length !== 1 || wrong) examples.push(`${name}: ${ids.length} objects${wrong ? `, ${wrong}` : ''}`);
  }
  return result;
}

/**
 * @param {readonly number[]} values milliseconds
 * @param {number} share from 0 to 1
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
