import { join } from 'node:path';
import { GraphProblem, type Refusal, type RefusalDetail } from '../../src/bot/graph/graphProblem';
import type { GraphRefusalRow } from '../../src/bot/graph/graphRefusalRow';
import { GRAPH_REFUSALS } from '../../src/bot/graph/graphRefusals';
import { remedyFor } from '../../src/bot/graph/remedies';
import type { LocalizedText } from '../../src/bot/i18n/localizedText';
import type { Catalog } from '../../src/bot/kinds/catalog';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import { ALLOW, type Help, REFUSAL_DEFAULTS, REFUSAL_ROWS } from '../../src/bot/signIn/entraRefusals';
import { english } from '../support/english';

export const PAGE = join(__dirname, '../../docs/refusals.md');

const BEGINNING = `# Refusals

What a person reads when Microsoft refuses something, and what helps. The page is made from the tables of the bot, and \`npm run refusals\` makes it again. A word in ‹ › stands for what Microsoft says.

## Entra

The number is the one after \`AADSTS\`; Microsoft explains each at \`https://login.microsoftonline.com/error?code=‹number›\`. Every refusal is one line in the log, _Entra refused a token_, with number, trace id and person, and with the remedy where the bot's own settings are at fault. Where a button helps once and not the second time, there is no button any more.
`;

const HELP: Readonly<Record<Help, string>> = {
  consent: 'the consent page',
  proof: 'the sign-in page, with what Entra wants proved',
  freshToken: 'a fresh token of Teams, or else the sign-in page',
  account: 'the choice of an account',
  wait: 'time: asked once more within the press',
  rest: 'a minute, in which it is not asked again',
  administrator: 'the administrator; no button',
  operator: 'whoever runs the bot; no button',
};

const DETAIL: RefusalDetail = {
  code: '',
  target: 'displayName',
  message: '‹what Graph says›',
  suggested: '‹proposal›',
  blockedWord: '‹word›',
};

/** The whole page in Markdown. */
export function refusalsPage(catalog: Catalog): string {
  return [BEGINNING, entraTable(), defaultsTable(), ...graphSections(catalog)].join('\n');
}

function entraTable(): string {
  const rows = REFUSAL_ROWS.map(({ numbers, means, sentence, help, remedy = '' }) => [
    numbers.join(', '),
    means,
    toldOf(sentence),
    HELP[help],
    remedy,
  ]);
  return table(['Number', 'What it means', 'What the person reads', 'What helps', 'Remedy in the log'], rows);
}

function defaultsTable(): string {
  const rows = REFUSAL_DEFAULTS.map(({ means, sentence, help }) => [means, toldOf(sentence), HELP[help]]);
  const said =
    'Of a number that is not among them it goes by `error`, `suberror` and `claims`; the number stands behind.\n';
  return `${said}\n${table(['What it means', 'What the person reads', 'What helps'], rows)}`;
}

/** Where consent is missing the permissions say better what for. */
function toldOf(sentence: LocalizedText): string {
  return sentence === ALLOW ? 'Sign in and allow me to ‹what the permissions are for›.' : english(sentence);
}

function graphSections(catalog: Catalog): string[] {
  const said = `## Graph

The first row that fits counts, a kind's own before those for all. Graph's own words stand under _Details_, with the request-id; what nobody knows is told in them: “${english(remedyFor(problem({})))}”
`;
  const own = catalog.kinds.flatMap((kind) => (kind.refusals ? [sectionOf(kind, catalog)] : []));
  return [said, ...own, section('Any kind', GRAPH_REFUSALS)];
}

/** Rows that an earlier kind has as well are not said again. */
function sectionOf(kind: ObjectKind, catalog: Catalog): string {
  const earlier = catalog.kinds.slice(0, catalog.kinds.indexOf(kind));
  const known = new Map(earlier.flatMap((one) => (one.refusals ?? []).map((row) => [row, one.title])));
  const shared = [...new Set((kind.refusals ?? []).flatMap((row) => known.get(row) ?? []))];
  const rows = (kind.refusals ?? []).filter((row) => !known.has(row));
  const title = kind.title.charAt(0).toUpperCase() + kind.title.slice(1);
  const more = shared.length > 0 ? `Beside what is said of a ${shared.join(' and a ')}.\n` : '';
  return section(title, rows, more);
}

function section(title: string, rows: readonly GraphRefusalRow[], more = ''): string {
  const lines = rows.map((row) => [
    [...operationsOf(row).map((one) => `\`${one}\``), [row.status].flat().filter(Boolean).join(', ')]
      .filter(Boolean)
      .join(' '),
    [row.code ?? row.detail, row.says && `/${row.says.source}/`].filter(Boolean).join(' '),
    row.means,
    sentenceOf(row),
    [row.field && `beside \`${row.field}\``, row.propose && 'a proposal stands in the form', againOf(row), instead(row)]
      .filter(Boolean)
      .join('; '),
  ]);
  const head = ['Request and status', 'Code or words', 'What it means', 'What the person reads', 'What helps'];
  const whole = lines.length > 0 ? table(head, lines) : '';
  return `### ${title}\n\n${[more, whole].filter(Boolean).join('\n')}`;
}

function operationsOf({ operation = [] }: GraphRefusalRow): readonly string[] {
  return [operation].flat();
}

function sentenceOf({ sentence }: GraphRefusalRow): string {
  const detail = { ...DETAIL };
  return english(typeof sentence === 'function' ? sentence(problem({ retryAfter: 30 }).refusal, detail) : sentence);
}

function againOf({ again }: GraphRefusalRow): string {
  if (again === 'once') return 'sent once more by itself';
  return again === 'later' ? 'tried again by itself, for some minutes' : '';
}

function instead({ instead: kind }: GraphRefusalRow): string {
  return kind ? `a button for \`${kind}\`` : '';
}

function problem(changes: Partial<Refusal>): GraphProblem {
  const refusal = { status: 400, code: '', message: DETAIL.message, requestId: '', targets: [] };
  return new GraphProblem({ ...refusal, outcome: 'refused', ...changes });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}
