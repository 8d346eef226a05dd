// Starts the built sandbox with the Node that runs this file, creates one group through the chat and ends it again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const ports = ['--port', '0', '--bot-port', '0', '--graph-port', '0', '--entra-port', '0'];
const sandbox = spawn(process.execPath, ['dist/sandbox/main.js', '--no-open', ...ports], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let printed = '';
const url = await new Promise((resolve, reject) => {
  sandbox.stdout.on('data', (part) => {
    printed += part;
    const ready = /^ready: (\S+)$/m.exec(printed);
    if (ready) resolve(ready[1]);
  });
  sandbox.once('exit', () => reject(new Error(`The sandbox did not start:\n${printed}`)));
});

/**
 * @param {string} path
 * @param {Record<string, string>} body
 */
async function post(path, body) {
  const person = { user: 'alex@contoso.example', chat: 'personal' };
  const options = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...person, ...body }),
  };
  return (await fetch(`${url}/sandbox/${path}`, options)).text();
}

await post('say', { text: 'new security group One object' });
const chat = await post('press', { verb: 'create' });
const exited = once(sandbox, 'exit');
sandbox.kill('SIGTERM');
await exited;
if (!chat.includes('Security group created'))
  throw new Error(`No object was created under Node ${process.version}:\n${chat}`);
console.log(`Node ${process.version}: one object created`);
