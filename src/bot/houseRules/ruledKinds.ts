import type { Field } from '../forms/fields';
import { valueSoFar } from '../forms/readForm';
import { say } from '../i18n/localizedText';
import { Catalog } from '../kinds/catalog';
import { firstField } from '../kinds/firstField';
import type { ObjectKind } from '../kinds/kind';
import type { FieldRules, KindRules } from '../kinds/kindRules';
import { type HouseRules, HouseRulesProblem, type WrittenRules } from './houseRules';
import { ruledField } from './ruledField';

/** What nobody is asked for without a rule about members. */
const MEMBERSHIP = { 'User.Read': say`see which groups you are in` };
const SOMEBODY = '11111111-1111-4111-8111-111111111111';
const SOMEBODY_ELSE = '22222222-2222-4222-8222-222222222222';

/** The kinds as the house has them. Throws `HouseRulesProblem` where a rule is about a kind, a field or a group that is not there, or cannot be. */
export function underRules({ kinds }: Catalog, rules: HouseRules): Catalog {
  const problems = [...unknownKinds(kinds, rules), ...kinds.flatMap((kind) => problemsOf(kind, rules))];
  if (problems.length > 0) throw new HouseRulesProblem([...new Set(problems)]);
  return new Catalog(kinds.map((kind) => ruledKind(kind, rulesFor(kind, rules))));
}

function ruledKind(kind: ObjectKind, rules: KindRules): ObjectKind {
  const fields = Object.entries(kind.fields).map(([id, field]): [string, Field<unknown>] => {
    const own = rules.fields[id];
    return [id, own ? ruledField(field, own) : field];
  });
  const permissions = rules.onlyFor ? { ...MEMBERSHIP, ...kind.permissions } : kind.permissions;
  return { ...kind, fields: Object.fromEntries(fields), permissions, rules };
}

/** What a kind says of itself comes first; banned words come together. What every kind is told goes for the fields that it has. */
function rulesFor(kind: ObjectKind, { groups = {}, everyKind = {}, kinds = {} }: HouseRules): KindRules {
  const own = Object.hasOwn(kinds, kind.name) ? (kinds[kind.name] ?? {}) : {};
  const [general, special] = [byField(kind, everyKind), byField(kind, own)];
  const ids = Object.keys(kind.fields).filter((id) => general[id] || special[id]);
  const onlyFor = own.onlyFor ?? everyKind.onlyFor;
  return {
    inChannels: own.inChannels ?? everyKind.inChannels ?? true,
    ...(onlyFor && { onlyFor: Object.fromEntries(onlyFor.map((name) => [(groups[name] ?? '').toLowerCase(), name])) }),
    fields: Object.fromEntries(ids.map((id) => [id, together(general[id], special[id])])),
  };
}

function byField(kind: ObjectKind, { name, fields = {} }: WrittenRules): Readonly<Record<string, FieldRules>> {
  const first = firstField(kind);
  return { ...fields, ...(name && { [first]: { ...fields[first], ...name } }) };
}

function together(general: FieldRules = {}, special: FieldRules = {}): FieldRules {
  const bannedWords = [...new Set([...(general.bannedWords ?? []), ...(special.bannedWords ?? [])])];
  return { ...general, ...special, ...(bannedWords.length > 0 && { bannedWords }) };
}

function unknownKinds(all: readonly ObjectKind[], { kinds = {}, everyKind = {} }: HouseRules): string[] {
  const names = all.map(({ name }) => name);
  const fields = new Set(all.flatMap((kind) => Object.keys(kind.fields)));
  return [
    ...Object.keys(kinds)
      .filter((name) => !names.includes(name))
      .map((name) => `kinds › ${name}: there is no such kind. There are ${names.join(', ')}.`),
    ...Object.keys(everyKind.fields ?? {})
      .filter((id) => !fields.has(id))
      .map((id) => `everyKind › fields › ${id}: no kind has such a field.`),
  ];
}

function problemsOf(kind: ObjectKind, rules: HouseRules): string[] {
  const { groups = {}, everyKind = {}, kinds = {} } = rules;
  const own = Object.hasOwn(kinds, kind.name) ? (kinds[kind.name] ?? {}) : {};
  const place = `kinds › ${kind.name}`;
  const named = [...(everyKind.onlyFor ?? []), ...(own.onlyFor ?? [])].filter((name) => !Object.hasOwn(groups, name));
  const ownFields = Object.entries(own.fields ?? {});
  return [
    ...named.map((name) => `onlyFor names “${name}”, which does not stand under groups.`),
    ...ownFields
      .filter(([id]) => !Object.hasOwn(kind.fields, id))
      .map(
        ([id]) =>
          `${place} › fields › ${id}: there is no such field. There are ${Object.keys(kind.fields).join(', ')}.`,
      ),
    ...Object.entries(rulesFor(kind, rules).fields).flatMap(([id, some]) =>
      impossible(kind.fields[id], some).map((why) => `${place} › ${id}: ${why}`),
    ),
  ];
}

/** What a field cannot do, found out by letting it read. */
function impossible(
  field: Field<unknown> | undefined,
  { prefix, suffix, bannedWords, atLeast, initial }: FieldRules,
): string[] {
  if (!field) return [];
  const isText = typeof valueSoFar(field, 'a') === 'string';
  const isList = Array.isArray(valueSoFar(field, `${SOMEBODY},${SOMEBODY_ELSE}`));
  const isFree = isText && typeof valueSoFar(field, 'A b') === 'string';
  return [
    ...((prefix ?? suffix ?? bannedWords) !== undefined && !isText
      ? ['prefix, suffix and bannedWords are for texts.']
      : []),
    ...((prefix ?? suffix) !== undefined && !isFree && isText ? ['prefix and suffix are for texts of any words.'] : []),
    ...(atLeast !== undefined && !isList ? ['atLeast is for fields in which several people are chosen.'] : []),
    ...(initial !== undefined && valueSoFar(field, initial) === undefined
      ? [`initial is “${initial}”, which cannot be chosen there.`]
      : []),
  ];
}
