/** The bundle's opening: `assets/tables.js`, loaded when a reader first opens a chart's table. */
import type { Tables } from '../explore/table-button.ts';
import { Panel } from './panel.ts';

const tables: Tables = { panel: (source) => new Panel(source) };

(globalThis as unknown as { awrTables: Tables }).awrTables = tables;
