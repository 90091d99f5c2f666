/** The model of a comparison's page from a comparison that has been made, wherever its sides come from. Pure, runs in a browser. */
import { type Comparison, type Contribution, REMAINDER, type StatementChange } from '../analysis/compare/model.ts';
import { notesIn, summaryOf, workName } from '../analysis/compare/wording.ts';
import { comparedChapters } from './compare-chapters.ts';
import type {
  ComparedMetric,
  ComparedPart,
  ComparedSide,
  ComparedStatement,
  CompareModel,
  Verdict,
} from './compare-types.ts';
import type { IndexedInstance, IndexedReport } from './lake-index.ts';
import { sqlPath } from './paths.ts';
import type { InBothLanguages, Num } from './types.ts';
import { waitPageOf } from './wait-pages.ts';

/** Statements that a page shows; the rest are counted. */
export const SHOWN_STATEMENTS = 40;
/** Characters of a statement that a page shows; its own page has the whole. */
export const SHOWN_TEXT = 160;
/** Below so many average active sessions a statement has not moved (our choice: half of the second decimal). */
const STILL = 0.005;

/** A side that was found: its reports, at least one, in the order of time. */
export interface FoundSide {
  instance: IndexedInstance;
  reports: readonly IndexedReport[];
  /** Null: one snapshot. */
  period: { from: string; to: string } | null;
}

/** The model of a comparison that has been made; `texts`: what statements begin with, by `sql_id`. Pure. */
export function compareModel(
  path: string,
  first: ComparedSide,
  second: ComparedSide,
  comparison: Comparison,
  texts: ReadonlyMap<string, string>,
  usual: readonly ComparedMetric[] = [],
): CompareModel {
  const { statements, parameters, loadAndCost } = comparison;
  const shown = statements?.slice(0, SHOWN_STATEMENTS) ?? null;
  const slugOf = ({ listed }: StatementChange): string => (listed === 'first' ? first : second).database.slug;
  const { dbTimePerS } = comparison;
  /** Where it weighs enough to have a page by the reports of one side alone: those are the page's inputs. */
  const pageOfEvent = ({ name, waitClass, ...perS }: Contribution): string | null => {
    if (name === REMAINDER) return null;
    const pageIn = (side: 'second' | 'first') =>
      waitPageOf(
        { first, second }[side].database.slug,
        { name, waitClass, totalWaitS: perS[side], inTop: false },
        dbTimePerS[side],
      );
    return pageIn('second') ?? pageIn('first');
  };
  return {
    type: 'compare',
    path,
    first,
    second,
    summary: inBoth((lang) => summaryOf(comparison, lang)),
    notes: notesOf(comparison),
    dbTimePerS: comparison.dbTimePerS,
    delta: comparison.delta,
    loadAndCost: loadAndCost.map((each) => ({ ...each, name: inBoth((lang) => workName(each.work, lang)) })),
    byClass: comparison.byClass?.map((part) => partOf(part)) ?? null,
    byEvent: comparison.byEvent?.map((part) => partOf(part, pageOfEvent(part))) ?? null,
    statements:
      shown?.map(
        (each): ComparedStatement => ({
          ...each,
          // STATSPACK knows statements by their hash values alone: those have no page.
          path: /^\d+$/.test(each.sqlId) ? null : sqlPath(slugOf(each), each.sqlId),
          verdict: verdictOf(each),
          text: texts.get(each.sqlId) ?? null,
        }),
      ) ?? null,
    moreStatements: (statements?.length ?? 0) - (shown?.length ?? 0),
    parameters: parameters && [...parameters],
    usual: [...usual],
    chapters: comparedChapters(comparison.chapters),
  };
}

/** `aas`: average active sessions of the side. */
export function sideOf({ instance, reports, period }: FoundSide, head: Comparison['first'], aas: Num): ComparedSide {
  const [report] = reports;
  if (!report) throw new Error('a side without reports');
  return {
    database: report.database.ref,
    instanceName: instance.name,
    snapshot: period ? null : report.snapshot,
    from: period?.from ?? report.snapshot.beginTime,
    to: period?.to ?? report.snapshot.endTime,
    head,
    perCpu: aas === null || !head.cpus ? null : aas / head.cpus,
  };
}

const partOf = (part: Contribution, path: string | null = null): ComparedPart => ({
  ...part,
  name: part.name === REMAINDER ? null : part.name,
  path,
});

/** How a statement moved, in a word. */
export function verdictOf(
  change: Pick<StatementChange, 'planChanged' | 'listed' | 'delta' | 'byExecutions' | 'byCost'>,
): Verdict {
  const { planChanged, listed, delta, byExecutions, byCost } = change;
  if (planChanged) return 'plan';
  if (listed === 'second') return 'new';
  if (listed === 'first') return 'gone';
  if (Math.abs(delta) < STILL) return 'same';
  // Both parts add up to the difference: the larger one names it, if it went the same way.
  const costTells = byCost !== null && byExecutions !== null && Math.abs(byCost) >= Math.abs(byExecutions);
  if (costTells && byCost > 0 === delta > 0) return delta > 0 ? 'slower' : 'faster';
  return delta > 0 ? 'more' : 'less';
}

function notesOf(comparison: Comparison): InBothLanguages[] {
  const zh = notesIn(comparison, 'zh');
  return notesIn(comparison, 'en').map((en, i) => ({ en, zh: zh[i] ?? en }));
}

/** What a page of comparison shows of a statement's text. */
export const shownText = (text: string): string => (text.length > SHOWN_TEXT ? `${text.slice(0, SHOWN_TEXT)}…` : text);

const inBoth = (say: (lang: 'en' | 'zh') => string): InBothLanguages => ({ en: say('en'), zh: say('zh') });
