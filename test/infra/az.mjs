#!/usr/bin/env node
// Is called `az` on a path of the tests: hands the command line, and the file that it names, to the stand-in there.
import { readFileSync, statSync } from 'node:fs';

const args = process.argv.slice(2);
const named = args.find((arg) => arg.startsWith('@'))?.slice(1);
const file = named && { isPrivate: (statSync(named).mode & 0o077) === 0, text: readFileSync(named, 'utf8') };
const answer = await fetch(process.env.AZ_STAND_IN ?? '', { method: 'POST', body: JSON.stringify({ args, file }) });
const text = await answer.text();
if (answer.ok) process.stdout.write(text);
else process.stderr.write(`ERROR: ${text}\n`);
process.exitCode = answer.ok ? 0 : 1;
