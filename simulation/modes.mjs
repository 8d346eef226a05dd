// What is held constant elsewhere, and changes here: each mode is the base with something more unkind.

/**
 * @typedef {object} Options
 * @property {number} settle milliseconds, as SETTLE_SECONDS sets them
 * @property {number} instances
 * @property {number} forms
 * @property {number} minutes of stormy weather
 * @property {readonly string[]} kinds
 * @property {number} crashEvery milliseconds between two crashes, about; 0 for none
 * @property {number} throttled share of requests that Graph answers with 429, here and below
 * @property {number} unavailable 503, nothing done
 * @property {number} refused 403
 * @property {number} resetBefore no answer, nothing done
 * @property {number} slowMs milliseconds that one request in twenty takes, at most
 * @property {number} late 504, done up to `lateMs` milliseconds later
 * @property {number} lateMs
 * @property {number} unseen done, and answered with 500, 504 or nothing
 * @property {number} storeLost share of calls of the store whose question or answer is lost
 * @property {number} storeLate share of calls that the store carries out up to ten seconds later
 * @property {number} listingLag milliseconds until Graph lists a new group, at most
 * @property {number} skew milliseconds by which the clock of one instance is wrong
 * @property {number} graphSkew milliseconds by which Graph's clock is ahead of the store's, or behind it
 * @property {number} lose chance, every five seconds, that the store loses what it has last confirmed
 * @property {number} loseMs how much of it, in milliseconds
 * @property {number} evict chance, every five seconds, that the store forgets one entry
 * @property {boolean} sameNames two people, one name for each kind
 * @property {number} crowd tasks that others add to each list in a minute
 * @property {number} giveUp chance that somebody who is refused leaves it at that
 * @property {number} signOut chance, every five seconds, that somebody signs out everywhere
 * @property {number} lifetime milliseconds of a ticket
 * @property {boolean} rotate whether everything is sealed, by a key that is followed by another after a minute
 * @property {number} undo chance that somebody who is told of their object undoes it
 * @property {boolean} rows whether forms are rows of batches
 */

/** @type {Options} */
export const BASE = {
  settle: 60_000,
  instances: 3,
  forms: 6,
  minutes: 3,
  kinds: ['todoTask', 'securityGroup', 'todoTaskList'],
  crashEvery: 4_000,
  throttled: 0.1,
  unavailable: 0.06,
  refused: 0.02,
  resetBefore: 0.05,
  slowMs: 15_000,
  late: 0.06,
  lateMs: 50_000,
  unseen: 0.16,
  storeLost: 0.005,
  storeLate: 0.002,
  listingLag: 0,
  skew: 0,
  graphSkew: 0,
  lose: 0,
  loseMs: 1_500,
  evict: 0,
  sameNames: false,
  crowd: 0,
  giveUp: 0.15,
  signOut: 0,
  lifetime: 24 * 60 * 60 * 1000,
  rotate: false,
  undo: 0,
  rows: false,
};

/** @type {Readonly<Record<string, Partial<Options>>>} */
export const MODES = {
  base: {},
  sameNames: { sameNames: true, kinds: ['securityGroup', 'todoTaskList'] },
  lostWrites: { lose: 0.3, late: 0, slowMs: 0 },
  eviction: { evict: 0.2, late: 0, slowMs: 0 },
  renewed: { evict: 0.3, late: 0, lifetime: 9_000, kinds: ['todoTask'] },
  skew: { skew: 120_000 },
  graphSkew: { graphSkew: 300_000 },
  crowd: { crowd: 120, kinds: ['todoTask'] },
  listedLate: { listingLag: 30_000, lateMs: 28_000, kinds: ['securityGroup'] },
  doneLate: { late: 0.2, lateMs: 58_000 },
  rows: { rows: true },
  undone: { undo: 0.7 },
  rotation: { rotate: true },
  signOuts: { signOut: 0.3 },
  givingUp: { giveUp: 0.8, refused: 0.2 },
  lostWritesDoneLate: { lose: 0.3 },
  evictionDoneLate: { evict: 0.2 },
  listedTooLate: { listingLag: 30_000, lateMs: 58_000, kinds: ['securityGroup'] },
  doneTooLate: { late: 0.2, lateMs: 120_000 },
};

/** Modes that nobody can win, why, and what remains of them is counted. @type {Readonly<Record<string, string>>} */
export const UNWINNABLE = {
  lostWritesDoneLate: 'the store forgot a request that Graph carried out only after the look',
  evictionDoneLate: 'the store forgot a request that Graph carried out only after the look',
  listedTooLate: 'Graph showed an object later than it may take to settle',
  doneTooLate: 'Graph carried a request out later than it may take to settle',
};
