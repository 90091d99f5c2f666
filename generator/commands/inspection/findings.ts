/** What the rules say of one report, for a terminal and as JSON. Pure. */

import { findingRows } from '../../analysis/finding-rows.ts';
import type { Judged } from '../../analysis/judge.ts';
import type { Judgement } from '../../analysis/one-report.ts';
import type { Severity } from '../../analysis/rules/rule.ts';
import { wordingOf } from '../../analysis/rules/wording.ts';
import { formatPct, type Lang } from '../../base/figures.ts';
import { displayWidth, pad } from '../../base/text.ts';
import { wrap } from '../../base/wrap.ts';

/** Causes that are told in full (our choice): who looks at one report wants the first things to do. */
const TOP = 5;

const SEVERITY: Record<Severity, Record<Lang, string>> = {
  high: { en: 'High', zh: '高' },
  medium: { en: 'Medium', zh: '中' },
  low: { en: 'Low', zh: '低' },
  info: { en: 'Note', zh: '说明' },
};

const WORDS = {
  en: {
    title: 'Findings',
    none: 'None: no rule that can be judged on this report alone found anything.',
    impact: (share: string) => ` (${share} of DB time)`,
    cause: 'Likely cause: ',
    advice: 'Do: ',
    symptom: 'Symptom: ',
    notes: 'Notes: ',
    between: '; ',
    more: (n: number) => `${n} more of less weight: --json lists every finding.`,
    notJudged: (n: number, sections: string) =>
      `${n} ${n === 1 ? 'rule' : 'rules'} not judged, for want of sections in this report: ${sections}.`,
    join: ', ',
  },
  zh: {
    title: '发现',
    none: '无：仅凭这一份报告即可判断的规则均未发现问题。',
    impact: (share: string) => `（占 DB time 的 ${share}）`,
    cause: '可能原因：',
    advice: '建议：',
    symptom: '症状：',
    notes: '说明：',
    between: '；',
    more: (n: number) => `另有 ${n} 项影响较小：--json 列出全部发现。`,
    notJudged: (n: number, sections: string) => `有 ${n} 条规则因本报告缺少下列章节而无法判断：${sections}。`,
    join: '、',
  },
} as const;

/** Lines with their heading, at most `width` columns wide. */
export function findingLines({ findings, notJudged }: Judgement, lang: Lang, width: number): string[] {
  const words = WORDS[lang];
  const title = (finding: Judged): string => wordingOf(finding.rule, finding.hit, lang).title;
  const roots = findings.filter(({ cause, severity }) => cause === null && severity !== 'info');
  const notes = findings.filter(({ cause, severity }) => cause === null && severity === 'info');
  const lines: string[] = [];
  const labels = Math.max(0, ...roots.slice(0, TOP).map(({ severity }) => displayWidth(SEVERITY[severity][lang])));
  const indent = 2 + labels + 2;
  const add = (text: string, at: number, first = ' '.repeat(at)): void => {
    for (const [i, line] of wrap(text, Math.max(20, width - at)).entries())
      lines.push((i === 0 ? first : ' '.repeat(at)) + line);
  };
  for (const finding of roots.slice(0, TOP)) {
    const { cause, advice } = wordingOf(finding.rule, finding.hit, lang);
    const { impactPct } = finding.hit;
    const share = impactPct === null ? null : formatPct(impactPct);
    // Most titles say it themselves.
    const told = share === null || title(finding).includes(share);
    add(
      `${title(finding)}${told ? '' : words.impact(share)}`,
      indent,
      `  ${pad(SEVERITY[finding.severity][lang], labels)}  `,
    );
    add(`${words.cause}${cause}`, indent);
    add(`${words.advice}${advice}`, indent);
    for (const symptom of findings)
      if (rootOf(symptom) === finding && symptom !== finding) add(`${words.symptom}${title(symptom)}`, indent + 2);
  }
  if (roots.length === 0) add(words.none, 2);
  if (roots.length > TOP) add(words.more(roots.length - TOP), 2);
  if (notes.length > 0) add(words.notes + notes.map((each) => bare(title(each))).join(words.between), 2);
  const rules = new Set(notJudged.flatMap((row) => row.rules.split(',')));
  if (rules.size > 0) add(words.notJudged(rules.size, notJudged.map(({ section }) => section).join(words.join)), 2);
  return [words.title, ...lines];
}

function rootOf(finding: Judged): Judged {
  let root = finding;
  while (root.cause) root = root.cause;
  return root;
}

/** Without its full stop, to stand in a row with others. */
const bare = (sentence: string): string => sentence.replace(/[.。]$/, '');

/** Columns of `findings` that one report can fill, evidence as objects; null for a report that is not judged. */
export function findingsJson(judgement: Judgement | null) {
  if (!judgement) return null;
  return findingRows(judgement.reportId, judgement.findings, new Map()).map(
    ({ report_id: _, usual: _usual, since: _since, snapshots: _snapshots, evidence, ...row }) => ({
      ...row,
      evidence: JSON.parse(evidence) as unknown,
    }),
  );
}

export function notJudgedJson(judgement: Judgement | null) {
  return judgement?.notJudged.map(({ section, rules }) => ({ section, rules: rules.split(',') })) ?? null;
}
