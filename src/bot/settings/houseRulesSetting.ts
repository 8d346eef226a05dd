import { type HouseRules, HouseRulesProblem, readHouseRules } from '../houseRules/houseRules';
import type { EnvironmentLines } from './environmentLines';

/** The file that `HOUSE_RULES` names, held against its schema; against the kinds it is held where they are loaded. */
export function readHouseRulesSetting(lines: EnvironmentLines): HouseRules | undefined {
  const text = lines.textOfFile('HOUSE_RULES', 'Put the path of a YAML or JSON file here.');
  if (text === undefined) return undefined;
  try {
    return readHouseRules(text);
  } catch (error) {
    if (!(error instanceof HouseRulesProblem)) throw error;
    lines.problems.push(...houseRulesSentences(error));
    return undefined;
  }
}

/** As settings tell of what is wrong with them. */
export function houseRulesSentences({ problems }: HouseRulesProblem): string[] {
  return problems.map((problem) => `HOUSE_RULES: ${problem}`);
}
