/** Keeps RSA keys for the length of a run of tests; undefined where none was made before it. */
export const KEYS = process.env.MUSTER_TEST_KEYS;
