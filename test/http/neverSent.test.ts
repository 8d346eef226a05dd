import { failureCode, neverSent } from '../../src/bot/http/neverSent';

describe('a request was never sent', () => {
  it.each([
    'UND_ERR_CONNECT_TIMEOUT',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'CERT_HAS_EXPIRED',
  ])('where no connection came about: %s', (code) => {
    expect(neverSent({ code })).toBe(true);
    expect(neverSent(new Error('fetch failed', { cause: { code } }))).toBe(true);
    expect(neverSent({ errors: [{ code: 'ECONNRESET' }, { code }] })).toBe(true);
  });

  it.each(['connect', 'getaddrinfo'])('where the system call was %s', (syscall) => {
    expect(neverSent({ syscall, code: 'ECONNREFUSED' })).toBe(true);
  });

  it.each([
    { code: 'ECONNRESET', syscall: 'read' },
    { code: 'UND_ERR_HEADERS_TIMEOUT' },
    {},
    null,
    'no',
    { cause: {} },
  ])('but not where it may have been: %j', (error) => {
    expect(neverSent(error)).toBe(false);
  });
});

it('a failure is called by the first name that anything in it has', () => {
  expect(failureCode({ code: 'ECONNRESET', cause: { code: 'OTHER' } })).toBe('ECONNRESET');
  expect(failureCode({ code: '', cause: { code: 'ECONNRESET' } })).toBe('ECONNRESET');
  expect(failureCode({ errors: [{}, { code: 'EHOSTUNREACH' }] })).toBe('EHOSTUNREACH');
  expect(failureCode(new Error('no name'))).toBe('');
  expect(failureCode(undefined)).toBe('');
});
