import { readFileSync } from 'node:fs';
import type { WayOutSettings } from '../http/wayOut';
import { recordOf, textOf } from '../json/json';
import type { EnvironmentLines } from './environmentLines';

const CERTIFICATES = 'NODE_EXTRA_CA_CERTS';

/** How the network is left: the names are those that other programs read too, in small letters as well. */
export function readWaySettings(lines: EnvironmentLines): WayOutSettings {
  const name = lines.optional('https_proxy') === undefined ? 'HTTPS_PROXY' : 'https_proxy';
  return {
    proxy: proxyIn(lines, name),
    noProxy: lines.optional('no_proxy') ?? lines.optional('NO_PROXY'),
    certificates: certificatesIn(lines),
  };
}

/** May hold a password, so it is never shown. Many leave `http://` out. */
function proxyIn(lines: EnvironmentLines, name: string): string | undefined {
  const value = lines.optional(name);
  if (value === undefined) return undefined;
  const address = value.includes('://') ? value : `http://${value}`;
  const { protocol, hostname } = URL.canParse(address) ? new URL(address) : { protocol: '', hostname: '' };
  if (/^https?:$/.test(protocol) && hostname !== '') return address;
  lines.problems.push(`${name} is no address of a proxy. Use http://host:port, or http://user:password@host:port.`);
  return undefined;
}

/** Node reads the file only where the line stood in the environment when it began, and not in `.env`. */
function certificatesIn(lines: EnvironmentLines): string | undefined {
  const path = lines.optional(CERTIFICATES);
  if (path === undefined) return undefined;
  try {
    const pem = readFileSync(path, 'utf8');
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
    lines.problems.push(`${CERTIFICATES} names a file that holds no certificate. Put the path of a PEM file here.`);
  } catch (error) {
    const why = textOf(recordOf(error).code);
    lines.problems.push(
      `${CERTIFICATES} names a file that cannot be read (${why}). Put the path of a PEM file here, or leave the line out.`,
    );
  }
  return undefined;
}
