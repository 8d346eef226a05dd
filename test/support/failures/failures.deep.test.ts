/** @seconds 15 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

describe('The report of a test that fails', () => {
  let output: string;
  let report: string;

  beforeAll(() => {
    output = mkdtempSync(join(tmpdir(), 'muster-failures-'));
    const flags = ['--testMatch', '**/failing.example.ts', '--runInBand', '--colors=false'];
    const env = { ...process.env, MUSTER_TEST_OUTPUT: output, MUSTER_TEST_COUNTS: '', FORCE_COLOR: '0' };
    const jest = [join(ROOT, 'node_modules/jest/bin/jest.js'), ...flags];
    report = spawnSync(process.execPath, jest, { cwd: ROOT, env, encoding: 'utf8' }).stderr;
  }, 120_000);
  afterAll(() => rmSync(output, { recursive: true }));

  /** What is printed of the failing test of this name. */
  const of = (name: string) => report.split('  ● ').find((part) => part.split('\n')[0]?.endsWith(name)) ?? '';

  it('shows what the person saw last', () => {
    expect(of('a person sees something else')).toMatch(
      /alex@contoso\.example, in the personal chat, last saw:\n\s+a message from Muster: .*You may not do this\./,
    );
  });

  it('shows which request was refused', () => {
    expect(of('a person sees something else')).toMatch(/The log complains:\n.*"path":"\/v1\.0\/groups","status":403/);
  });

  it('shows that the person was asked to sign in', () => {
    expect(of('a person may not sign in')).toMatch(/tomas@contoso\.example, .* last saw:\n\s+a sign-in button\n/);
  });

  it('shows what the bot complained of, and nothing of earlier tests', () => {
    const part = of('the connector refuses, and what is thrown is no error');
    expect(part).toMatch(/my own word.*The log complains:\n.*A message could not be sent/s);
    expect(part).not.toMatch(/You may not do this|tomas/);
    expect(of('a person may not sign in')).toMatch(/The log complains:[\s\S]*Entra refused a token/);
    expect(of('a person may not sign in')).not.toContain('A message could not be sent');
  });

  it('names the file that holds the whole log, which is there', () => {
    const file = /Whole log: (\S+):\d+/.exec(of('a person sees something else'))?.[1] ?? '';
    expect(existsSync(join(ROOT, file))).toBe(true);
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain('"msg":"turn"');
  });

  it('does the same for a bot in the process of the test', () => {
    const part = of('a bot in this process refuses');
    expect(part).toMatch(/The channel last saw:\n\s+status 401/);
    expect(part).toMatch(/The log complains:\n.*A request was refused/);
  });

  it('does the same for a bot of its own process', () => {
    const part = of('a bot of its own process answers');
    expect(part).toMatch(/The bot last sent, by POST:\n\s+What I can do/);
    expect(part).toMatch(/The channel last saw:\n\s+status 200/);
    expect(part).toMatch(/Whole log: \S+\.log:\d+\n/);
  });

  it('keeps the failure itself, and the line where it happened', () => {
    const part = of('a bot in this process refuses');
    expect(part).toMatch(/-\s+"status": 200,\n.*"status": 401,.*Meanwhile:.*> \d+ \|.*failing\.example\.ts:\d+/s);
  });
});
