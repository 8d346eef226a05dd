import { isRecord, textOf } from '../json/json';

/** Undici's own, and those of TLS, which come before the first byte of a request. */
const BEFORE_SENDING = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
]);

/** What undici says, under a code that means many things, where a proxy refuses to lead on. */
const PROXY_REFUSES = /^Proxy response \(\d+\) !== 200/;

/** True where no connection came about, so that the request cannot have been carried out. */
export function neverSent(error: unknown): boolean {
  return partsOf(error).some(
    ({ code, syscall, message }) =>
      syscall === 'connect' ||
      syscall === 'getaddrinfo' ||
      BEFORE_SENDING.has(textOf(code)) ||
      PROXY_REFUSES.test(textOf(message)),
  );
}

/** What Node or undici call the failure, such as ECONNRESET; '' where they have no name for it. */
export function failureCode(error: unknown): string {
  return (
    partsOf(error)
      .map(({ code }) => textOf(code))
      .find((code) => code !== '') ?? ''
  );
}

/** The error, what caused it, and those that it gathers: a host with two addresses fails once for each. */
function partsOf(error: unknown): Record<string, unknown>[] {
  if (!isRecord(error)) return [];
  const gathered = Array.isArray(error.errors) ? error.errors.flatMap(partsOf) : [];
  return [error, ...partsOf(error.cause), ...gathered];
}
