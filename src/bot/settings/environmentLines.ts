import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { recordOf, textOf } from '../json/json';
import { CertificateProblem, readAppCertificate } from '../signIn/appCertificate';
import { stateProblem } from '../state/openStore';
import { isAllowedAddress } from './isAllowedAddress';

export type Environment = Readonly<Record<string, string | undefined>>;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads line after line and remembers what is wrong, so that all of it is said at once. */
export class EnvironmentLines {
  readonly problems: string[] = [];
  /** Every name that was asked for. */
  readonly asked = new Set<string>();

  constructor(private readonly environment: Environment) {}

  private line(name: string): string | undefined {
    this.asked.add(name);
    return this.environment[name];
  }

  text(name: string, remedy: string): string {
    const value = this.line(name)?.trim() ?? '';
    if (value === '') this.problems.push(`${name} is missing. ${remedy}`);
    return value;
  }

  /** Undefined where the line is missing or blank. */
  optional(name: string): string | undefined {
    return this.line(name)?.trim() || undefined;
  }

  guid(name: string, remedy: string, usual?: string): string {
    const value = usual === undefined ? this.text(name, remedy) : (this.optional(name) ?? usual);
    if (value !== '' && !GUID.test(value))
      this.problems.push(`${name} is no id such as 11111111-2222-3333-4444-555555555555. ${remedy}`);
    return value;
  }

  number(name: string, usual: number, most = 99_999, least = 0): number {
    const value = this.line(name)?.trim() || String(usual);
    const range = least > 0 ? `from ${least} to ${most}` : `up to ${most}`;
    if (!/^\d{1,5}$/.test(value) || Number(value) > most || Number(value) < least)
      this.problems.push(`${name} is “${value}”. Use a whole number ${range}, or leave the line out for ${usual}.`);
    return Number(value);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], usual: NoInfer<T>): T {
    const value = this.line(name)?.trim() || usual;
    const found = allowed.find((one) => one === value);
    if (found === undefined) this.problems.push(`${name} is “${value}”. Use ${allowed.join(', ')}.`);
    return found ?? usual;
  }

  /** An address of this machine; undefined for all of them, which some write as `*`. */
  ownAddress(name: string): string | undefined {
    const value = this.optional(name);
    if (value === undefined || value === '*') return undefined;
    if (value !== 'localhost' && isIP(value) === 0)
      this.problems.push(
        `${name} is “${value}”. Use an IP address of this machine such as 127.0.0.1, or leave the line out for all.`,
      );
    return value;
  }

  /** May hold a password, so it is never shown. */
  state(name: string, usual: string): string {
    const value = this.line(name)?.trim() || usual;
    const problem = stateProblem(value);
    if (problem) this.problems.push(`${name} ${problem}`);
    return value;
  }

  /** Without a slash at the end. */
  address(
    name: string,
    usual: string | undefined,
    remedy = 'Use an https address; http is taken for this machine only.',
  ): string {
    const value = usual === undefined ? this.text(name, remedy) : this.line(name)?.trim() || usual;
    if (value !== '' && !isAllowedAddress(value))
      this.problems.push(`${name} is “${value}”. Use an https address; http is taken for this machine only.`);
    return value.replace(/\/+$/, '');
  }

  /** An address whose query may be a key, so that it is never repeated; undefined where the line is missing. */
  hiddenAddress(name: string): string | undefined {
    const value = this.optional(name);
    if (value !== undefined && !isAllowedAddress(value))
      this.problems.push(
        `${name} is no address to post to. Use an https address without user and password; http is taken for this machine only.`,
      );
    return value;
  }

  /** An address without a path: cookies and the address that Entra sends people back to go by the host alone. */
  origin(name: string, remedy: string): string {
    const value = this.address(name, undefined, remedy);
    if (!isAllowedAddress(value)) return value;
    const { origin, pathname, search, hash } = new URL(value);
    if (pathname !== '/' || search !== '' || hash !== '')
      this.problems.push(
        `${name} is “${value}”, with more than a host: the sign-in’s cookies and redirect address would never match. Use ${origin}.`,
      );
    return value;
  }

  /** What a file holds; undefined where the line is missing. */
  textOfFile(name: string, remedy = 'Put the path of a Markdown file here.'): string | undefined {
    const path = this.optional(name);
    if (path === undefined) return undefined;
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      const why = textOf(recordOf(error).code);
      this.problems.push(`${name} names a file that cannot be read (${why}). ${remedy}`);
      return undefined;
    }
  }

  /** Each with a slash at the end, so that no longer host name begins with it. */
  addresses(name: string, usual: string): string[] {
    const values = this.list(name, usual);
    const wrong = values.filter((value) => !isAllowedAddress(value));
    for (const value of wrong)
      this.problems.push(`${name} holds “${value}”. Use https addresses; http is taken for this machine only.`);
    return values.map((value) => (value.endsWith('/') ? value : `${value}/`));
  }

  /** In small letters, as tokens and activities spell them. */
  tenants(name: string, usual: string): string[] {
    for (const tenant of this.list(name, '').filter((entry) => !GUID.test(entry)))
      this.problems.push(`${name} holds “${tenant}”. Use the ids of tenants, with commas between them.`);
    return this.list(name, usual).map((tenant) => tenant.toLowerCase());
  }

  list(name: string, usual: string): string[] {
    const entries = (this.line(name)?.trim() || usual).split(',');
    return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
  }

  /** The path of a file that holds a certificate and its key. Never repeated: somebody may have put the key itself here. */
  certificate(name: string): string {
    const path = this.optional(name) ?? '';
    try {
      readAppCertificate(readFileSync(path, 'utf8'));
    } catch (error) {
      this.problems.push(
        error instanceof CertificateProblem
          ? `${name} names a file that ${error.message}`
          : `${name} names a file that cannot be read (${textOf(recordOf(error).code)}). Put the path of a PEM file here, which holds the certificate and its private key.`,
      );
    }
    return path;
  }

  /** The first signs new forms, all verify; made from the app's secret where none are given. */
  keys(name: string, secret: string | undefined): [string, ...string[]] {
    const [first, ...others] = this.list(name, '');
    if ([first, ...others].some((key) => key !== undefined && key.length < 32)) {
      this.problems.push(`${name} holds a key of less than 32 characters. Make one with: openssl rand -base64 32`);
    }
    if (first !== undefined) return [first, ...others];
    if (secret === undefined)
      this.problems.push(
        `${name} is missing. Without a client secret there is nothing to make it from. Make a key with: openssl rand -base64 32`,
      );
    return [
      createHmac('sha256', secret ?? '')
        .update('Muster forms')
        .digest('base64url'),
    ];
  }
}
