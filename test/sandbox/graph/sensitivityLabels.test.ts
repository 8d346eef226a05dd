import { at, each, type GraphFixture, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());

const names = ['General', 'Confidential', 'Highly Confidential'];
const unified = (mailNickname: string, more: object = {}) => ({
  displayName: 'Secrets',
  mailEnabled: true,
  mailNickname,
  securityEnabled: false,
  groupTypes: ['Unified'],
  ...more,
});
const post = (body: object, as = 'amira', version = 'v1.0') => fixture.call('POST', `/${version}/groups`, { as, body });

async function labels(): Promise<unknown[]> {
  const { body } = await fixture.call('GET', '/v1.0/security/dataSecurityAndGovernance/sensitivityLabels');
  return each(body, 'id');
}

describe('the labels', () => {
  test.each([
    ['/v1.0/security/dataSecurityAndGovernance/sensitivityLabels', 'SensitivityLabel.Read'],
    ['/v1.0/me/dataSecurityAndGovernance/sensitivityLabels', 'SensitivityLabel.Read'],
    ['/beta/me/security/informationProtection/sensitivityLabels', 'InformationProtectionPolicy.Read'],
  ])('are read at %s with %s', async (address, permission) => {
    const { status, body } = await fixture.call('GET', address, { scopes: [permission] });
    const refused = await fixture.call('GET', address, { scopes: ['User.Read', 'Group.ReadWrite.All'] });
    const one = await fixture.call('GET', `${address}/${at(body, 'value/1/id')}`, { scopes: [permission] });
    expect(status).toBe(200);
    expect(each(body, 'name')).toEqual(names);
    expect(each(body, 'id')).toEqual(await labels());
    expect(at(one.body, 'name')).toBe('Confidential');
    expect([refused.status, at(refused.body, 'error/code')]).toEqual([403, 'Authorization_RequestDenied']);
  });

  test('have in v1.0 a priority, in beta a sensitivity and a colour', async () => {
    const now = await fixture.call('GET', '/v1.0/me/dataSecurityAndGovernance/sensitivityLabels');
    const before = await fixture.call('GET', '/beta/me/security/informationProtection/sensitivityLabels');
    expect(at(now.body, 'value/0')).toMatchObject({ displayName: 'General', priority: 0, isDefault: true });
    expect(at(before.body, 'value/2')).toMatchObject({
      sensitivity: 2,
      color: expect.stringMatching(/^#/),
      isActive: true,
      isAppliable: true,
      contentFormats: expect.arrayContaining(['unifiedGroup']),
      parent: null,
    });
  });

  test.each(['/v1.0/me/security/informationProtection/sensitivityLabels', '/beta/me/dataSecurityAndGovernance'])(
    'are not at %s',
    async (address) => {
      expect((await fixture.call('GET', address)).status).toBe(404);
    },
  );

  test('show what $select names', async () => {
    const address = '/v1.0/me/dataSecurityAndGovernance/sensitivityLabels';
    const { body } = await fixture.call('GET', `${address}?$select=id,name`);
    expect(Object.keys(at(body, 'value/0') ?? {})).toEqual(['id', 'name']);
    expect((await fixture.call('GET', `${address}?$select=shoeSize`)).status).toBe(400);
    expect((await fixture.call('GET', `${address}/00000000-0000-0000-0000-000000000001`)).status).toBe(404);
  });
});

describe('a group', () => {
  test.each(['v1.0', 'beta'])('gets a label in %s, and shows it when it is selected', async (version) => {
    const [, labelId] = await labels();
    const { status, body } = await post(
      unified(`labelled${version}`, { assignedLabels: [{ labelId }] }),
      'amira',
      version,
    );
    const address = `/${version}/groups/${at(body, 'id')}`;
    const selected = await fixture.call('GET', `${address}?$select=assignedLabels`);
    expect(status).toBe(201);
    expect(at(body, 'assignedLabels')).toBeUndefined();
    expect(at(selected.body, 'assignedLabels')).toEqual([{ labelId, displayName: 'Confidential' }]);
    expect(at((await fixture.call('GET', address)).body, 'assignedLabels')).toBeUndefined();
  });

  test('gets another label later, or none', async () => {
    const [first, second] = await labels();
    const { body } = await post(unified('relabelled', { assignedLabels: [{ labelId: first }] }));
    const address = `/v1.0/groups/${at(body, 'id')}`;
    const shown = async () =>
      at((await fixture.call('GET', `${address}?$select=assignedLabels`)).body, 'assignedLabels');
    const patch = (assignedLabels: object[]) =>
      fixture.call('PATCH', address, { as: 'amira', body: { assignedLabels } });
    expect((await patch([{ labelId: second }])).status).toBe(204);
    expect(await shown()).toEqual([{ labelId: second, displayName: 'Confidential' }]);
    expect((await patch([])).status).toBe(204);
    expect(await shown()).toEqual([]);
  });

  test.each([
    ['an unknown label', [{ labelId: '00000000-0000-0000-0000-000000000001' }]],
    ['no GUID', [{ labelId: 'Confidential' }]],
    ['no id', [{}]],
    ['a text', 'Confidential'],
  ])('cannot have %s', async (_name, assignedLabels) => {
    const { status, body } = await post(unified('mislabelled', { assignedLabels }));
    expect(status).toBe(400);
    expect(at(body, 'error/details')).toEqual([{ target: 'assignedLabels', code: 'InvalidValue' }]);
  });

  test('does not name its label itself', async () => {
    const [labelId] = await labels();
    const { status, body } = await post(unified('named', { assignedLabels: [{ labelId, displayName: 'Mine' }] }));
    expect([status, at(body, 'error/details/0/target')]).toEqual([400, 'assignedLabels']);
  });

  test('without mail has no label', async () => {
    const [labelId] = await labels();
    const plain = { displayName: 'x', mailEnabled: false, mailNickname: 'x', securityEnabled: true };
    const { status, body } = await post({ ...plain, assignedLabels: [{ labelId }] });
    expect([status, at(body, 'error/details/0/target')]).toEqual([400, 'assignedLabels']);
  });

  test('is labelled by an admin only', async () => {
    const [labelId] = await labels();
    const { status, body } = await post(unified('denied', { assignedLabels: [{ labelId }] }), 'alex');
    expect([status, at(body, 'error/code')]).toEqual([403, 'Authorization_RequestDenied']);
  });

  test.each(['Directory.ReadWrite.All', 'Group-PreferredDataLocation.ReadWrite.All'])(
    'gets its data location from an admin with %s',
    async (permission) => {
      const body = unified(`located${permission.length}`, { preferredDataLocation: 'EU' });
      const create = (as: string, ...scopes: string[]) =>
        fixture.call('POST', '/v1.0/groups', { as, body, scopes: ['Group.ReadWrite.All', ...scopes] });
      expect((await create('amira')).status).toBe(403);
      expect((await create('alex', permission)).status).toBe(403);
      const created = await create('amira', permission);
      expect([created.status, at(created.body, 'preferredDataLocation')]).toEqual([201, 'EU']);
    },
  );
});
