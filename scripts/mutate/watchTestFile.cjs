// A set-up file of Jest's: what runs from now on runs for this test file, in whatever process.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { expect } = require('@jest/globals');

const { testPath } = expect.getState();
const folder = process.env.MUTATE_HITS ?? '';
writeFileSync(join(folder, 'current'), join(folder, Buffer.from(testPath ?? '').toString('base64url')));
