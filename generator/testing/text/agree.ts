/** Rows of a page held against those of the same report as text. */
import { sections } from '../../catalogue/index.ts';
import type { Cell } from '../../catalogue/types.ts';

/** Labels that text shortens, and the container of ASH's statements, of which no text form is known. */
const OTHERWISE = /^load_profile\.label$|\.container_name$/;

type Rows = ReadonlyMap<string, readonly (readonly Cell[])[]>;

/** Every table that has more or fewer rows as text, and every value that text cannot print so; none: they agree. */
export function differences(page: Rows, text: Rows): string[] {
  const differing: string[] = [];
  for (const { name: table, columns } of sections) {
    const [rows, others] = [page.get(table) ?? [], text.get(table) ?? []];
    if (others.length !== rows.length) differing.push(`${table}: ${rows.length} rows, as text ${others.length}`);
    rows.forEach((row, at) => {
      columns.forEach(({ name }, place) => {
        const [one, other] = [row[place] ?? null, others[at]?.[place] ?? null];
        if (!agree(one, other) && !OTHERWISE.test(`${table}.${name}`)) {
          differing.push(`${table} ${at} ${name}: ${one} as text ${other}`);
        }
      });
    });
  }
  return differing;
}

/** Whether text can print so what a page prints: figures are the same, names may be cut. */
function agree(page: Cell, text: Cell): boolean {
  return (
    page === text || (typeof page === 'string' && typeof text === 'string' && text !== '' && page.startsWith(text))
  );
}
