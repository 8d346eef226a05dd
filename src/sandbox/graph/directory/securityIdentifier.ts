/** The SID of a cloud object: the four little-endian 32-bit numbers of its GUID. */
export function securityIdentifier(id: string): string {
  const [a = '', b = '', c = '', d = '', e = ''] = id.split('-');
  const bytes = Buffer.from(reversed(a) + reversed(b) + reversed(c) + d + e, 'hex');
  return `S-1-12-1-${[0, 4, 8, 12].map((offset) => bytes.readUInt32LE(offset)).join('-')}`;
}

/** The first three parts of a GUID lie in memory with their bytes turned round. */
function reversed(hex: string): string {
  return Buffer.from(hex, 'hex').reverse().toString('hex');
}
