import { problemOfWords } from '../../src/bot/kinds/groups/checkRuleWords';
import { conditionOf } from '../../src/bot/kinds/groups/membershipRule';
import { mendedRule } from '../../src/bot/kinds/groups/mendedRule';
import { english } from '../support/english';

test.each([
  ['user.department = "Sales"', 'user.department -eq "Sales"'],
  ['user.department == "Sales"', 'user.department -eq "Sales"'],
  ['user.department="Sales"', 'user.department -eq "Sales"'],
  ['department = Sales', 'user.department -eq "Sales"'],
  ['Department = New York', 'user.department -eq "New York"'],
  ['user.department != "Sales" && user.city <> "Köln"', 'user.department -ne "Sales" -and user.city -ne "Köln"'],
  ['user.department –eq “Sales”', 'user.department -eq "Sales"'],
  [
    'user.department -eq Sales or user.department -eq Marketing',
    'user.department -eq "Sales" -or user.department -eq "Marketing"',
  ],
  [
    '(department = Sales) and (jobTitle startswith Lead)',
    '(user.department -eq "Sales") -and (user.jobTitle -startsWith "Lead")',
  ],
  ['user.departmnt -eq "Sales"', 'user.department -eq "Sales"'],
  ['user.accountEnabled = true', 'user.accountEnabled -eq true'],
  ['user.department = "a = b"', 'user.department -eq "a = b"'],
])('%s surely means %s', (rule, mended) => {
  expect(mendedRule(rule)).toBe(mended);
});

test.each(['', 'Sales', 'colour = red', 'user.department =', 'user.department -eq "Sales"', '= = =', '('.repeat(3000)])(
  '%s is left as it is',
  (rule) => {
    expect(mendedRule(rule)).toBeUndefined();
  },
);

test.each([
  ['user.departmnt -eq "A"', 'Entra has no property “user.departmnt” at character 1. Did you mean user.department?'],
  [
    'user.favouriteColour -eq "A"',
    'Entra has no property “user.favouriteColour” at character 1. It has user.department,',
  ],
  [
    'user.accountEnabled -eq "true"',
    'user.accountEnabled is true or false: write one of them, without quotation marks,',
  ],
  [
    'user.accountEnabled -startsWith true',
    '“-startsWith” at character 21 does not go with user.accountEnabled. Use one of -eq, -ne.',
  ],
  ['user.city -ge "A"', '“-ge” at character 11 does not go with user.city.'],
  ['user.city -any (_ -eq "A")', '“-any” at character 11 does not go with user.city.'],
  ['user.city -startsWith null', 'Compare null with -eq or -ne.'],
  ['user.city -eq 50001', 'Put quotation marks around “50001” at character 15: "50001".'],
  ['user.userType -eq "Visitor"', 'user.userType is one of "Member", "Guest", and never “"Visitor"” at character 19.'],
  ['user.assignedPlans -eq "A"', '“-eq” at character 20 does not go with user.assignedPlans. Use one of -any, -all.'],
  ['-not (user.city -eq "A" -or user.town -eq "B")', 'Entra has no property “user.town” at character 29.'],
])('%s is no question to Entra', (rule, sentence) => {
  const condition = conditionOf(rule);
  expect(english((condition && problemOfWords(condition)) ?? '')).toContain(sentence);
});

/** Of Microsoft's page on rules. */
test.each([
  'user.department -eq "Sales"',
  'user.dirSyncEnabled -eq true',
  'user.employeehiredate -ge system.now -plus p1d',
  'user.employeehiredate -le 2020-06-10T18:13:20Z',
  'user.mailNickname -endsWith "-vendor"',
  'user.otherMails -startsWith "alias@domain"',
  "user.memberOf -any (group.objectId -in ['value'])",
  'user.department -in ["50001","50002","50003"]',
  'user.displayName -match "^Da.*"',
  'user.mail -ne null',
  '(user.department -eq "Sales") -and -not (user.jobTitle -startsWith "SDE")',
  'user.assignedPlans -all (assignedPlan.servicePlanId -eq null)',
  '(user.proxyAddresses -any (_ -startsWith "contoso"))',
  '(user.objectId -ne null) -and (user.userType -eq "Member")',
  '(user.extensionAttribute15 -eq "Marketing")',
  'user.extension_c272a57b722d4eb29bfe327874ae79cb_OfficeNumber -eq "123"',
  '(device.deviceOSType -eq "iPad") -or (device.deviceOSType -eq "iOS")',
  'device.devicePhysicalIDs -any _ -startsWith "[ZTDId]"',
  'device.systemLabels -startsWith "M365Managed"',
  'device.deviceTrustType -eq "AzureAD"',
])('%s is one', (rule) => {
  const condition = conditionOf(rule);
  expect(condition && problemOfWords(condition)).toBeUndefined();
  expect(condition).toBeDefined();
});
