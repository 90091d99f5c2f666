/** What a page's preview card says: the page's own sentence, and the figures behind it. Plain text and numbers. */
import type { Num, PageModel } from '../../../generator/pages/types.ts';
import { leadFinding } from '../findings.ts';
import type { Lang } from '../i18n.ts';
import { compareCard } from './compare.ts';
import { databaseCard, snapshotCard } from './databases.ts';
import { digestCard, findingsCard, fleetCard } from './fleet.ts';
import { segmentCard, sqlCard, waitCard } from './names.ts';

export interface CardChart {
  label: string;
  /** Null breaks the line. */
  values: Num[];
  /** Drawn as a line across: CPUs. */
  limit: { value: number; label: string } | null;
}

export interface CardBar {
  label: string;
  value: string;
  /** Length, 0 to 100. */
  pct: number;
  hue: string;
}

export interface Card {
  /** Where: the database, the interval. */
  place: string;
  message: string;
  chart: CardChart | null;
  bars: { label: string; rows: CardBar[] } | null;
  synthetic: boolean;
}

type CardModel = Extract<
  PageModel,
  { type: 'fleet' | 'digest' | 'findings' | 'database' | 'snapshot' | 'sql' | 'wait' | 'segment' | 'compare' }
>;

/** The card of a page; null for kinds that have none: lists and forms, which say nothing of their own. */
export function cardOf(model: CardModel, lang: Lang): Card;
export function cardOf(model: PageModel, lang: Lang): Card | null;
export function cardOf(model: PageModel, lang: Lang): Card | null {
  switch (model.type) {
    case 'fleet':
      return fleetCard(model, lang);
    case 'digest':
      return digestCard(model, lang);
    case 'findings':
      return findingsCard(model, lang);
    case 'database':
      return databaseCard(model, lang);
    case 'snapshot':
      return snapshotCard(model, lang);
    case 'sql':
      return sqlCard(model, lang);
    case 'wait':
      return waitCard(model, lang);
    case 'segment':
      return segmentCard(model, lang);
    case 'compare':
      return compareCard(model, lang);
    default:
      return null;
  }
}

/** Pages that people paste into chats: overviews, comparisons, and snapshots and names to which something happened. */
export function isImportant(model: PageModel): boolean {
  switch (model.type) {
    case 'snapshot':
      return leadFinding(model.findings) !== null;
    case 'sql':
      return model.changes.length > 0;
    case 'wait':
    case 'segment':
      return model.incidents.length > 0;
    default:
      return true;
  }
}
