/** ESM-only packages that CommonJS code may `require` in Node, but not in Jest: the transform reaches them. */
const esmOnly = ['jose', '@hono/node-server', 'hono'];

export default {
  // The sources too, so that `--findRelatedTests` knows which tests reach a file.
  roots: ['<rootDir>/src', '<rootDir>/test'],
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
    '\\.md$': '<rootDir>/test/support/textModule.cjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  testEnvironment: '<rootDir>/test/support/failures/environment.ts',
  testSequencer: '<rootDir>/test/support/longestFirst.cjs',
  globalSetup: '<rootDir>/test/support/beforeAllTests.ts',
  globalTeardown: '<rootDir>/test/support/searchOutput.ts',
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/support/closingLine.mjs'],
};
