/** Puts statements together that differ by literals alone, by their texts. Pure. */
import { type Fingerprint, fingerprintOf, hashOf } from './fingerprint.ts';

export interface StatementText {
  sqlId: string;
  text: string;
  /** The report may have printed its beginning alone. */
  cut: boolean;
}

/**
 * In what the texts of a group differ: `literals`; `list_length`, lists of values of several lengths; `comments`;
 * `layout`, white space or case; `unknown`, nothing that is printed (literals left out of the lake, or the rest of a cut text).
 */
export type Difference = 'literals' | 'list_length' | 'comments' | 'layout' | 'unknown';

export interface Alike {
  fingerprint: string;
  shape: string;
  sqlIds: string[];
  differences: Difference[];
  /** At least one text is cut: what follows may differ by more than literals. */
  cut: boolean;
}

/** Less of a cut text says too little: many statements begin alike. Our choice. */
const LEAST_OF_CUT = 120;

interface Member extends StatementText {
  fingerprint: Fingerprint;
}

/** Groups of at least two statements, by fingerprint. */
export function alikeStatements(texts: readonly StatementText[]): Alike[] {
  const members = texts.flatMap((text): Member[] => {
    const fingerprint = fingerprintOf(text.text);
    return fingerprint ? [{ ...text, fingerprint }] : [];
  });
  const byShape = Map.groupBy(
    members.filter(({ cut }) => !cut),
    ({ fingerprint }) => fingerprint.shape,
  );
  for (const [shape, cut] of joinCut(members, [...byShape.keys()]))
    byShape.set(shape, [...(byShape.get(shape) ?? []), ...cut]);
  return [...byShape]
    .filter(([, own]) => own.length > 1)
    .map(
      ([shape, own]): Alike => ({
        fingerprint: hashOf(shape),
        shape,
        sqlIds: own.map(({ sqlId }) => sqlId).sort(),
        differences: differencesOf(own),
        cut: own.some(({ cut }) => cut),
      }),
    )
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}

/**
 * Cut texts end at different places of their shapes, for their literals are not as long as each other's. One goes to the
 * one shape that begins like it; where several do, or none, those cut ones go together of which one begins like the other.
 */
function joinCut(members: readonly Member[], whole: readonly string[]): Map<string, Member[]> {
  const joined = new Map<string, Member[]>();
  const add = (shape: string, member: Member): void => {
    joined.set(shape, [...(joined.get(shape) ?? []), member]);
  };
  const shapes = whole.toSorted();
  const cut = members
    .filter((member) => member.cut)
    .map((member) => ({ member, start: startOf(member.fingerprint.shape) }))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.member.sqlId < b.member.sqlId ? -1 : 1));
  let open: { start: string; shape: string } | null = null;
  for (const { member, start } of cut) {
    const like = start.length < LEAST_OF_CUT ? [] : beginningLike(shapes, start);
    if (like.length === 1) add(like[0] as string, member);
    else if (open && start.length >= LEAST_OF_CUT && start.startsWith(open.start)) add(open.shape, member);
    else {
      open = start.length < LEAST_OF_CUT ? null : { start, shape: `${start}…` };
      add(`${start}…`, member);
    }
  }
  return joined;
}

/** Without its last word, which may be cut, and the list that it may have been in. */
const startOf = (shape: string): string => shape.replace(/(?:\((?:\?|:b),?…?\)?|[\w$#?:"]+|…)$/, '');

/** At most two of the sorted shapes that begin so. */
function beginningLike(sorted: readonly string[], start: string): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < start) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(low, low + 2).filter((shape) => shape.startsWith(start));
}

function differencesOf(members: readonly Member[]): Difference[] {
  const found = new Set<Difference>();
  const byList = Map.groupBy(members, ({ fingerprint }) => fingerprint.listed);
  if (byList.size > 1) found.add(members.some(({ cut }) => cut) ? 'literals' : 'list_length');
  for (const own of byList.values()) {
    const byPlain = Map.groupBy(own, ({ fingerprint }) => fingerprint.plain);
    if (byPlain.size > 1) found.add('literals');
    for (const same of byPlain.values()) {
      if (same.length < 2) continue;
      if (new Set(same.map(({ fingerprint }) => fingerprint.whole)).size > 1) found.add('comments');
      else found.add(new Set(same.map(({ text }) => text)).size > 1 ? 'layout' : 'unknown');
    }
  }
  return (['literals', 'list_length', 'comments', 'layout', 'unknown'] as const).filter((each) => found.has(each));
}
