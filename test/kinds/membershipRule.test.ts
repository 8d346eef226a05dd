import { isAboutDevices, problemOfRule } from '../../src/bot/kinds/groups/membershipRule';
import { english } from '../support/english';

/** The examples of "Manage rules for dynamic membership groups in Microsoft Entra ID", and their like. */
it.each([
  'user.department -eq "Sales"',
  'user.employeeId -ne null',
  'user.accountEnabled -eq true',
  'user.mail -ne $null',
  '(user.department -eq "Sales") -or (user.department -eq "Marketing")',
  '(user.department -eq "Sales") -and -not (user.jobTitle -startsWith "SDE")',
  'user.country -eq "US" -and (user.department -eq "Marketing" -or user.department -eq "Sales")',
  'user.department -in ["50001","50002", "50003"]',
  'user.otherMails -endsWith"@contoso.com"',
  'user.displayName -match "^Da.*(a|b)]"',
  'user.employeehiredate -ge system.now -plus p1d',
  'user.employeehiredate -le 2020-06-10T18:13:20Z',
  'user.department -eq `"Sales`"',
  'user.department -eq "the `"best`" (of all"',
  "user.memberOf -any (group.objectId -in ['11111111-1111-1111-1111-111111111111'])",
  'user.assignedPlans -any (assignedPlan.servicePlanId -eq "efb87545" -and assignedPlan.capabilityStatus -eq "Enabled")',
  'user.assignedPlans -all (assignedPlan.servicePlanId -eq null)',
  '(user.proxyAddresses -any (_ -startsWith "contoso"))',
  'device.devicePhysicalIDs -any _ -startsWith "[ZTDId]"',
  'user.extension_c272a57b722d4eb29bfe327874ae79cb_OfficeNumber -eq "123"',
  'USER.department EQ "Sales" AND NOT user.city eq "Köln"',
  'user.department -eq "Sales"\n  -and user.country -eq "US"',
  'Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"',
])('%s is a rule', (rule) => {
  expect(problemOfRule(rule)).toBeUndefined();
});

it.each([
  ['(user.department -eq "Sales"', '“(” at character 1 is never closed. Add a “)”.'],
  ['user.department -eq "Sales")', '“)” at character 28 closes no “(”.'],
  ['(user.department -in ["A")', '“)” at character 26 closes no “(”.'],
  ['user.department -eq "Sales', 'The quotation mark at character 21 is never closed.'],
  ['user.department -eq “Sales”', 'Use straight quotation marks (") instead of “ at character 21.'],
  ['user.department –eq "Sales"', 'Use a plain hyphen (-), right before a word, instead of – at character 17.'],
  ['user.department = "Sales"', '“=” at character 17 has no meaning outside of quotation marks.'],
  ['user.department -eq Sales', 'Put quotation marks around “Sales” at character 21: "Sales".'],
  ['user.department -eq', 'After “-eq” at character 17 a value such as "Sales" is missing.'],
  ['user.department', 'After “user.department” at character 1 an operator such as -eq is missing.'],
  ['user.department -eq "A" -and', 'After “-and” at character 25 a condition such as'],
  ['user.department -equals "A"', '“-equals” at character 17 is no operator. Use one of -eq, -ne, -startsWith,'],
  ['department -eq "A"', '“department” at character 1 is no property.'],
  ['department -eq "A"', 'such as user.department.'],
  ['group.objectId -eq "A"', '“group.objectId” at character 1 is no property.'],
  ['user.city -eq "A" user.city -eq "B"', '“user.city” at character 19 does not follow on. Put -and or -or before it.'],
  ['(user.city -eq "A" "B")', '“"B"” at character 20 does not follow on. Put -and or -or before it.'],
  ['user.city -in "A"', 'After “-in” at character 11 come values in square brackets'],
  ['user.city -in ["A" "B"]', '“"B"” at character 20 does not follow on. Put a comma before it.'],
  ['user.city -in []', '“]” at character 16 is no value.'],
  ['()', '“)” at character 2 is no property.'],
  [
    'user.city -eq "A" -or device.isRooted -eq true',
    '“device.isRooted” at character 23: a rule asks about people or about devices, not about both.',
  ],
  ['Direct Reports for Ann', 'After “Direct Reports for” at character 1 comes the object id of the manager'],
  ['('.repeat(3072), '“(” at character 51 is too deep'],
  ['-not '.repeat(614), 'After “-not” at character 3066 a condition such as'],
])('%s is no rule, and the sentence says why and where', (rule, sentence) => {
  expect(english(problemOfRule(rule) ?? '')).toContain(sentence);
});

it.each([
  ['device.displayName -eq "user.x"', true],
  ['user.displayName -eq "device.x"', false],
])('%s asks about devices: %s', (rule, expected) => {
  expect(isAboutDevices(rule)).toBe(expected);
});

const operators = [
  ...['eq', 'ne', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'contains', 'notContains'],
  ...['match', 'notMatch', 'ge', 'le', 'gt', 'lt'],
];

it.each(operators)('compares by %s, with or without its hyphen, in any case', (operator) => {
  for (const written of [`-${operator}`, operator, `-${operator.toUpperCase()}`])
    expect(problemOfRule(`user.city ${written} "A"`)).toBeUndefined();
  expect(problemOfRule(`user.city --${operator} "A"`)).toBeDefined();
});

it('names every operator that there is', () => {
  const all = [...operators.slice(0, 8), 'in', 'notIn', 'match', 'notMatch', 'any', 'all', ...operators.slice(10)];
  expect(english(problemOfRule('user.city -is "A"') ?? '')).toBe(
    `“-is” at character 11 is no operator. Use one of ${all.map((one) => `-${one}`).join(', ')}.`,
  );
});

it.each(['-in', 'in', '-notIn', 'NOTIN'])('looks into a list by %s', (operator) => {
  expect(problemOfRule(`user.city ${operator} ["A", 'B', -1]`)).toBeUndefined();
  expect(problemOfRule(`user.city ${operator} ["A"`)).toBeDefined();
  expect(problemOfRule(`user.city ${operator} ["A",]`)).toBeDefined();
});

it.each([
  '"A"',
  "'A'",
  '`"A`"',
  '7',
  '-7',
  'true',
  'false',
  'null',
  '$null',
  'TRUE',
  'system.now',
  'system.now -minus p1d',
])('takes %s for a value', (value) => {
  expect(problemOfRule(`user.city -eq ${value}`)).toBeUndefined();
});

it.each(['trueish', 'nullable', 'x', '_', 'system.now -plus', 'system.now -times p1d', 'system.then'])(
  'takes %s for no value',
  (value) => {
    expect(problemOfRule(`user.city -eq ${value}`)).toBeDefined();
  },
);

it.each(['user.a', 'USER.a', 'device.a', 'Device.a_1'])('asks about %s', (property) => {
  expect(problemOfRule(`${property} -eq 1`)).toBeUndefined();
});

it.each(['user', 'user.', 'user.a.b', 'xuser.a', 'group.a', 'userx.a', '_'])('does not ask about %s', (property) => {
  expect(problemOfRule(`${property} -eq 1`)).toBeDefined();
});

it.each(['_', 'assignedPlan.service'])('within a list asks about %s', (part) => {
  for (const each of ['-any', '-all', 'ANY']) expect(problemOfRule(`user.x ${each} (${part} -eq 1)`)).toBeUndefined();
});

it.each(['service', 'a.b.c', '__', 'x_'])('within a list does not ask about %s', (part) => {
  expect(problemOfRule(`user.x -any (${part} -eq 1)`)).toBeDefined();
});

it.each(['“', '”', '„', '‟', '‘', '’', '‚', '«', '»'])('asks for straight quotation marks in place of %s', (mark) => {
  const sentence = `Use straight quotation marks (") instead of ${mark} at character 15.`;
  expect(english(problemOfRule(`user.city -eq ${mark}A`) ?? '')).toBe(sentence);
});

it.each(['–', '—', '‐', '‑', '−'])('asks for a plain hyphen in place of %s', (hyphen) => {
  const sentence = `Use a plain hyphen (-), right before a word, instead of ${hyphen} at character 11.`;
  expect(english(problemOfRule(`user.city ${hyphen}eq "A"`) ?? '')).toBe(sentence);
});

it.each(['"', "'", '`'])('sees that %s is never closed', (mark) => {
  expect(english(problemOfRule(`user.city -eq ${mark}A`) ?? '')).toBe(
    'The quotation mark at character 15 is never closed.',
  );
});

it('goes fifty brackets deep, and no deeper', () => {
  const rule = (depth: number) => `${'('.repeat(depth)}user.city -eq "A"${')'.repeat(depth)}`;
  expect(problemOfRule(rule(50))).toBeUndefined();
  expect(english(problemOfRule(rule(51)) ?? '')).toBe('“(” at character 51 is too deep: use fewer brackets.');
});

it('shows the first forty characters of what it complains of', () => {
  expect(english(problemOfRule(`user.city -eq ${'x'.repeat(40)}`) ?? '')).toBe(
    `Put quotation marks around “${'x'.repeat(40)}” at character 15: "${'x'.repeat(40)}".`,
  );
  expect(english(problemOfRule(`user.city -eq ${'x'.repeat(41)}`) ?? '')).toBe(
    `Put quotation marks around “${'x'.repeat(40)}…” at character 15: "${'x'.repeat(40)}".`,
  );
});

it.each([
  '62e19b97-8b3d-4d4a-a106-4ce66896a86',
  '62e19b97-8b3d-4d4a-a106-4ce66896a863 ',
  '62e19b97-8b3d-4d4a-4ce66896a863',
  'g2e19b97-8b3d-4d4a-a106-4ce66896a863',
])('knows no manager %j', (id) => {
  expect(english(problemOfRule(`Direct Reports for "${id}"`) ?? '')).toBe(
    'After “Direct Reports for” at character 1 comes the object id of the manager in quotation marks, and nothing else.',
  );
});
