import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { textIn } from '../dist/sandbox/teams/json.js';
import { portOf } from '../infra/ports.mjs';

/** Share of the lines that are not taken when they come. */
const REFUSED = 0.1;
/** Milliseconds for which the last lines may still be on their way, those of bots that were killed among them. */
const PATIENCE = 90_000;

/**
 * Whoever `AUDIT_URL` names: takes most of what comes.
 * @param {() => number} random
 */
export async function startAuditReceiver(random) {
  /** @type {Set<string>} */
  const taken = new Set();
  const server = createServer(async (request, response) => {
    const id = textIn(JSON.parse(await text(request)), 'id') ?? '';
    const isTaken = random() > REFUSED;
    if (isTaken) taken.add(id);
    response.writeHead(isTaken ? 204 : 503).end();
  });
  await once(server.listen(0, 'localhost'), 'listening');
  return {
    url: `http://localhost:${portOf(server)}/audit`,
    taken,
    stop: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

/**
 * Everything that the audit trail says and Graph does not, or the other way round, or that never came to the receiver.
 * @param {string} printed what the bots have logged
 * @param {readonly { name: string, id: string }[]} objects what is in Graph of the storm
 * @param {Set<string>} taken ids of lines that the receiver has, or will have
 */
export async function auditProblems(printed, objects, taken) {
  const lines = auditLinesIn(printed);
  const created = new Set(lines.filter(({ outcome }) => outcome === 'created').map(({ object }) => object));
  const there = new Set(objects.map(({ id }) => id));
  const isMissing = () => lines.filter(({ id }) => !taken.has(id));
  for (const end = Date.now() + PATIENCE; isMissing().length > 0 && Date.now() < end; ) await sleep(200);
  return [
    ...objects.filter(({ id }) => !created.has(id)).map(({ name }) => `No audit line tells of ${name}`),
    ...[...created].filter((id) => !there.has(id)).map((id) => `An audit line tells of ${id}, which is not there`),
    ...isMissing().map(({ id, action, outcome }) => `The audit line ${id} (${action}, ${outcome}) was never taken`),
  ];
}

/** @param {string} printed */
function auditLinesIn(printed) {
  const lines = printed.split('\n').filter((line) => line.includes('"msg":"audit"'));
  return lines.map((line) => {
    const told = JSON.parse(line);
    const [id = '', action = '', outcome = ''] = ['id', 'action', 'outcome'].map((name) => textIn(told, name));
    return { id, action, outcome, object: textIn(told, 'object') ?? '' };
  });
}
