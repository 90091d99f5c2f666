/** A chart's table: its range's rows beside the drawing, and the files of them. Loaded when the first one is opened. */
import { formatNumber, formatTime } from '../../../generator/base/figures.ts';
import { valueAxis } from '../../charts/axis.ts';
import { csvOf, type Extract, extractOf, headerOf } from '../explore/extract.ts';
import type { Downloads, TablePanel, TableSource } from '../explore/table-button.ts';
import { filled } from '../explore/words.ts';

/** Rows that a page shows at once; a year of hours would be a page no browser scrolls well. Our choice. */
const MOST_ROWS = 1000;

type Format = 'csv' | 'xlsx' | 'parquet';
const FORMATS: readonly [Format, string][] = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
  ['parquet', 'Parquet'],
];

export class Panel implements TablePanel {
  private readonly source: TableSource;
  private readonly panel = document.createElement('div');

  constructor(source: TableSource) {
    this.source = source;
    this.make();
  }

  remove(): void {
    this.panel.remove();
  }

  /** The rows of what the chart shows now. */
  show(): void {
    const { source, panel } = this;
    const { words } = source;
    const drawing = source.drawing();
    if (!drawing) return;
    const { lang } = drawing;
    const extract = extractOf(drawing, source.id);
    const count = extract.begin.length;
    const shown = Array.from({ length: Math.min(count, MOST_ROWS) }, (_, i) => count - 1 - i);
    const columns = extract.columns.map(({ label, values }) => {
      const axis = valueAxis(Math.max(0, ...shown.map((i) => values[i] ?? 0)), drawing.measure.unit, lang, 4);
      return { label, axis, values };
    });
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    const heading = (text: string, className: string): void => {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.className = className;
      cell.textContent = text;
      head.append(cell);
    };
    heading(words['begin'] ?? '', '');
    heading(words['end'] ?? '', '');
    for (const { label, axis } of columns) heading(headerOf({ label, unit: axis.label }), 'num');
    const body = table.createTBody();
    for (const i of shown) {
      const row = body.insertRow();
      const begin = document.createElement('th');
      begin.scope = 'row';
      begin.textContent = formatTime((extract.begin[i] ?? '').slice(0, 16), lang, { weekday: true });
      row.append(begin);
      row.insertCell().textContent = formatTime((extract.end[i] ?? '').slice(0, 16), lang);
      for (const { values, axis } of columns) {
        const cell = row.insertCell();
        cell.className = 'num';
        const value = values[i] ?? null;
        cell.textContent = formatNumber(value === null ? null : value / axis.divide);
        if (value !== null) cell.title = String(value);
      }
    }
    const caption = table.createCaption();
    caption.textContent = extract.title;
    panel.querySelector('.explore-rows')?.replaceChildren(table);
    const note = panel.querySelector('.explore-note');
    if (note) note.textContent = count > MOST_ROWS ? filled(words['first_rows'], { count: MOST_ROWS, all: count }) : '';
  }

  private make(): void {
    const { panel, source } = this;
    panel.className = 'explore-panel';
    const tools = document.createElement('p');
    tools.className = 'explore-tools';
    for (const [format, name] of FORMATS) {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset['format'] = format;
      button.textContent = name;
      button.addEventListener('click', () => void this.save(format));
      tools.append(button);
    }
    const note = document.createElement('span');
    note.className = 'explore-note';
    tools.append(note);
    const rows = document.createElement('div');
    rows.className = 'scroll explore-rows';
    rows.tabIndex = 0;
    rows.setAttribute('role', 'region');
    rows.setAttribute('aria-label', source.title);
    panel.append(tools, rows);
    source.place(panel);
  }

  private async save(format: Format): Promise<void> {
    const drawing = this.source.drawing();
    if (!drawing) return;
    const extract = extractOf(drawing, this.source.id);
    try {
      hand(await this.fileOf(format, extract), `${extract.name}.${format}`);
    } catch (error) {
      const note = this.panel.querySelector('.explore-note');
      if (note) note.textContent = filled(this.source.words['failed'], { file: (error as Error).message });
    }
  }

  private async fileOf(format: Format, extract: Extract): Promise<Blob> {
    const words = { begin: this.source.words['begin'] ?? '', end: this.source.words['end'] ?? '' };
    if (format === 'csv') return new Blob([csvOf(extract, words)], { type: 'text/csv;charset=utf-8' });
    const downloads: Downloads = await this.source.downloads();
    return format === 'xlsx' ? await downloads.excel(extract, words) : downloads.parquet(extract);
  }
}

/** Hands a file to the reader of the page. */
function hand(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
