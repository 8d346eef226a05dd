import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47';
export const PRINCIPAL = '00000000-0000-4000-8000-000000000007';
export const BOTS = 'https://muster.example.azurecontainerapps.io';
const GRAPH = '00000003-0000-0000-c000-000000000000';

interface Scope {
  readonly id: string;
  readonly value: string;
}

/** As Graph keeps it; what nobody has set is missing. */
export interface Application {
  readonly appId: string;
  readonly uniqueName: string;
  readonly displayName?: string;
  readonly identifierUris?: string[];
  readonly web?: { readonly redirectUris: string[] };
  readonly api?: {
    readonly requestedAccessTokenVersion?: number;
    readonly oauth2PermissionScopes?: Scope[];
    readonly preAuthorizedApplications?: { readonly appId: string; readonly delegatedPermissionIds: string[] }[];
  };
  readonly requiredResourceAccess?: { readonly resourceAppId: string; readonly resourceAccess: { id: string }[] }[];
  readonly credentials?: Record<string, object>;
}

interface Call {
  readonly args: readonly string[];
  readonly file?: { readonly isPrivate: boolean; readonly text: string };
}

/** What Graph or Azure refuses. */
class Refusal extends Error {}

/** The Azure CLI with a Graph and an Azure behind it that know what `npm run azure` does, and refuse what they refuse. */
export class AzureStandIn {
  readonly calls: Call[] = [];
  readonly applications: Application[] = [];
  readonly deployments: { readonly group: string; readonly parameters: Record<string, { value: unknown }> }[] = [];
  readonly enterprise: string[] = [];
  /** Requests for an application that fail yet, since it was just made. */
  unseen = 0;
  private readonly folder = mkdtempSync(join(tmpdir(), 'muster-az-'));
  private readonly server: Server;

  /** `permissions`: the names that Graph knows. */
  constructor(private readonly permissions: readonly string[]) {
    symlinkSync(join(__dirname, 'az.mjs'), join(this.folder, 'az'));
    this.server = createServer(async (request, response) => {
      try {
        response.end(this.answer(JSON.parse(await text(request))));
      } catch (error) {
        response.writeHead(400).end(error instanceof Error ? error.message : '');
      }
    });
  }

  /** As `az` does it, without a program of its own. */
  readonly execute = async (args: readonly string[]): Promise<string> => {
    try {
      return this.answer(callOf(args));
    } catch (error) {
      throw Object.assign(new Error('It failed.'), { stderr: error instanceof Error ? error.message : '' });
    }
  };

  /** The environment in which a program finds it as `az`. */
  async start(): Promise<Record<string, string>> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    const { port }: AddressInfo = Object(this.server.address());
    return { PATH: `${this.folder}:${process.env.PATH}`, AZ_STAND_IN: `http://127.0.0.1:${port}` };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    if (this.server.listening) await once(this.server.close(), 'close');
    rmSync(this.folder, { recursive: true });
  }

  private answer(call: Call): string {
    this.calls.push(call);
    const answer = this.answerTo(call);
    return answer === undefined ? '' : JSON.stringify(answer);
  }

  private answerTo(call: Call): unknown {
    const { args } = call;
    const words = args.slice(
      0,
      args.findIndex((arg) => arg.startsWith('-')),
    );
    switch (words.join(' ')) {
      case 'account show':
        return { tenantId: TENANT };
      case 'group create':
        return {};
      case 'resource list':
        return this.deployments.length > 0 ? [{}] : [];
      case 'deployment group create':
        return this.deploy(call);
      case 'rest':
        return this.rest(call);
      default:
        throw new Refusal(`'${words.join(' ')}' is not in the 'az' command group.`);
    }
  }

  private deploy(call: Call): object {
    const { parameters } = bodyOf(call);
    this.deployments.push({ group: flagOf(call, '--resource-group'), parameters });
    const output = (value: string) => ({ type: 'String', value });
    return { properties: { outputs: { PUBLIC_URL: output(BOTS), IDENTITY_PRINCIPAL_ID: output(PRINCIPAL) } } };
  }

  private rest(call: Call): unknown {
    const [method, url] = [flagOf(call, '--method'), flagOf(call, '--url')];
    const [, path] = /^https:\/\/graph\.microsoft\.com\/v1\.0(\/.*)$/.exec(url) ?? [];
    if (path === undefined) throw new Refusal(`Not an address of Graph: ${url}`);
    if (path.startsWith(`/servicePrincipals(appId='${GRAPH}')`))
      return { oauth2PermissionScopes: this.permissions.map((value, i) => ({ id: idOf(i), value })) };
    if (path.startsWith('/servicePrincipals(')) return void this.enterprise.push(path);
    return method === 'GET' ? this.read(path) : this.change(path, bodyOf(call));
  }

  private read(path: string): Application {
    const app = this.applications[this.indexOf(path)];
    if (app && this.unseen-- <= 0) return app;
    throw new Refusal(`Request_ResourceNotFound: Resource '${path}' does not exist.`);
  }

  private change(path: string, body: Partial<Application>): void {
    const index = this.indexOf(path);
    const [, uniqueName] = /uniqueName='([^']+)'/.exec(path) ?? [];
    const [, credential] = /\/federatedIdentityCredentials\(name='(\w+)'\)$/.exec(path) ?? [];
    const app = this.applications[index] ?? (uniqueName && { uniqueName, appId: idOf(100 + this.applications.length) });
    if (!app || (credential && uniqueName)) throw new Refusal(`Request_ResourceNotFound: ${path}`);
    checkChange(app, body);
    const change = credential ? { credentials: { ...app.credentials, [credential]: body } } : body;
    const api = { ...app.api, ...change.api };
    this.applications[index < 0 ? this.applications.length : index] = { ...app, ...change, api };
  }

  private indexOf(path: string): number {
    const [, key, value] = /\((appId|uniqueName)='([^']+)'\)/.exec(path) ?? [];
    return this.applications.findIndex(({ appId, uniqueName }) => value === (key === 'appId' ? appId : uniqueName));
  }
}

function callOf(args: readonly string[]): Call {
  const named = args.find((arg) => arg.startsWith('@'))?.slice(1);
  if (named === undefined) return { args };
  return { args, file: { isPrivate: (statSync(named).mode & 0o077) === 0, text: readFileSync(named, 'utf8') } };
}

function checkChange({ api }: Application, change: Partial<Application>): void {
  const before = (api?.oauth2PermissionScopes ?? []).map(({ id }) => id);
  const after = change.api?.oauth2PermissionScopes?.map(({ id }) => id) ?? before;
  if (before.some((id) => !after.includes(id)))
    throw new Refusal('CannotDeleteOrUpdateEnabledEntitlement: an enabled scope cannot be deleted.');
  const allowed = change.api?.preAuthorizedApplications?.flatMap((one) => one.delegatedPermissionIds) ?? [];
  if (allowed.some((id) => !before.includes(id)))
    throw new Refusal('InvalidValue: preAuthorizedApplications has an id that no scope has.');
  const required = change.requiredResourceAccess?.flatMap(({ resourceAccess }) => resourceAccess) ?? [];
  for (const { id } of required) if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refusal(`${id} is no GUID.`);
}

function bodyOf({ args, file }: Call) {
  if (!file) throw new Refusal(`${args.join(' ')} has no file.`);
  if (!file.isPrivate) throw new Refusal('Others can read the file.');
  if (args[0] === 'rest' && !args.includes('Prefer=create-if-missing')) throw new Refusal('Nothing may be created.');
  return JSON.parse(file.text);
}

function flagOf({ args }: Call, name: string): string {
  return args[args.indexOf(name) + 1] ?? '';
}

/** A made-up GUID. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
