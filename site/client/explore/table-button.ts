/** The button of a chart that opens its table; the table itself is a script of its own, as most readers never ask for it. */
import type { Bar } from './bars.ts';
import type { ExploreChart } from './chart.ts';
import type { Drawing } from './draw.ts';
import type { Extract } from './extract.ts';
import { loadScript } from './load.ts';
import type { Words } from './words.ts';

/** What `downloads.js` leaves behind as `awrDownloads`. */
export interface Downloads {
  excel(extract: Extract, words: Words): Promise<Blob>;
  parquet(extract: Extract): Blob;
}

/** What `tables.js` leaves behind as `awrTables`. */
export interface Tables {
  panel(source: TableSource): TablePanel;
}

export interface TablePanel {
  show(): void;
  remove(): void;
}

/** What a table is of. */
export interface TableSource {
  /** Of the chart. */
  id: string;
  title: string;
  words: Words;
  /** What the chart shows now. */
  drawing(): Drawing | null;
  /** Puts the table beside the chart. */
  place(panel: HTMLElement): void;
  downloads(): Promise<Downloads>;
}

export class TableButton {
  private readonly button = document.createElement('button');
  private readonly chart: ExploreChart;
  private readonly bar: Bar;
  private panel: TablePanel | null = null;
  private isOpen = false;

  constructor(chart: ExploreChart, bar: Bar, onToggle: () => void) {
    this.chart = chart;
    this.bar = bar;
    this.button.type = 'button';
    this.button.className = 'explore-table-button';
    this.button.textContent = bar.words['table'] ?? '';
    this.button.setAttribute('aria-expanded', 'false');
    this.button.addEventListener('click', onToggle);
    chart.figure.querySelector('figcaption')?.append(this.button);
  }

  /** Rejects where the table's script cannot be loaded. */
  async show(open: boolean): Promise<void> {
    this.isOpen = open;
    this.button.ariaExpanded = String(open);
    if (!open) {
      this.panel?.remove();
      this.panel = null;
      return;
    }
    if (!this.chart.drawing) return;
    await loadScript(this.bar.tables);
    // Closed again while it was loaded.
    if (!this.isOpen) return;
    const { awrTables } = globalThis as unknown as { awrTables: Tables };
    this.panel ??= awrTables.panel(this.source());
    this.panel.show();
  }

  private source(): TableSource {
    const { chart, bar } = this;
    return {
      id: chart.id,
      title: chart.spec.title,
      words: bar.words,
      drawing: () => chart.drawing,
      place: (panel) => chart.scroll.after(panel),
      downloads: async () => {
        await loadScript(bar.downloads);
        return (globalThis as unknown as { awrDownloads: Downloads }).awrDownloads;
      },
    };
  }
}
