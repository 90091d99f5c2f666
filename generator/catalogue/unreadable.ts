/** Printed values that could not be read: one warning for each column of a table, with an example. */
import { foldText } from '../report/values.ts';
import { isBlank, saysAbsent } from './convert.ts';
import type { Column, Section } from './section.ts';

export class Unreadable {
  private readonly examples = new Map<Column, { text: string; count: number }>();

  /** Remembers a cell that gave null, unless null is all there is to know of it. */
  note(column: Column, text: string): void {
    if (isBlank(text) || saysAbsent(column, text)) return;
    const known = this.examples.get(column);
    if (known) known.count++;
    else this.examples.set(column, { text, count: 1 });
  }

  get isEmpty(): boolean {
    return this.examples.size === 0;
  }

  warnings(section: Section, title: string): string[] {
    return [...this.examples].map(([column, { text, count }]) => {
      const example = foldText(text).slice(0, 40);
      return `table "${title}": ${count} value(s) of ${section.name}.${column.name} not understood, e.g. "${example}"`;
    });
  }
}
