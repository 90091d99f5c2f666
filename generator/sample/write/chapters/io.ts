/** "IO Stats": bytes and requests by function, by type of file, by tablespace and by file. */
import { fixed, waitTime } from '../format.ts';
import type { Cell } from '../page.ts';
import { type Chapter, section } from '../section.ts';

import { flowCells, flowsOf, HEADS, NOTES, summed, waitCells } from './io_flows.ts';
import { filesOf, inPdb, SPACE, spaceCells, spaceHeads, spacesOf } from './io_spaces.ts';

export const ioChapter: Chapter = {
  anchor: 24,
  title: 'IO Stats',
  sections: [
    section(8760, 'IOStat by Function summary', {
      notes: () => [NOTES, ' ordered by (Data Read + Write) desc'],
      table: (interval, layout) => {
        const flows = flowsOf(interval);
        const rows = [...summed(flows, (it) => it.name), ...summed(flows, () => 'TOTAL:')];
        return {
          summary:
            'This table displays the IO Statistics for different functions. IO stats includes amount of reads and writes, requests per second, data per second, wait count and average wait time',
          columns: 'sxrxxrxxr',
          header: ['Function Name', ...HEADS, 'Waits: Count', layout.ioTime[0]],
          rows: rows.map((it) => [...flowCells(it, interval.elapsedS), ...waitCells(it, layout)]),
        };
      },
    }),
    section(8770, 'IOStat by Filetype summary', {
      notes: (_, layout) => [
        NOTES,
        ` Small Read and Large Read are average service times${layout.modern ? '' : ', in milliseconds'} `,
        ' Ordered by (Data Read + Write) desc',
      ],
      table: (interval, layout) => {
        const flows = flowsOf(interval);
        const rows = [...summed(flows, (it) => it.file), ...summed(flows, () => 'TOTAL:')];
        const time = (us: number | null): Cell =>
          us === null ? null : layout.modern ? waitTime(us) : fixed(us / 1000, 2);
        return {
          summary:
            'This table displays IO Statistics for different file types, such as data files, control files, log files and temp files. IO Statistics include amount of reads and writes, requests per second, data per second, wait count and average wait time',
          columns: 'sxrxxrxrr',
          header: ['Filetype Name', ...HEADS, 'Small Read', 'Large Read'],
          rows: rows.map((it) => {
            const small = it.readRequests < 1 ? null : it.name === 'Control File' ? 310 : interval.readLatencyUs;
            return [...flowCells(it, interval.elapsedS), time(small), time(small === null ? null : small * 2.3)];
          }),
        };
      },
    }),
    section(8780, 'IOStat by Function/Filetype summary', {
      notes: () => [NOTES, ' Ordered by (Data Read + Write) desc for each function'],
      table: (interval, layout) => {
        const flows = flowsOf(interval);
        const rows = summed(flows, (it) => it.name).flatMap((it) => [
          { ...it, name: `\n${it.name}\n` },
          ...summed(
            flows.filter((own) => own.name === it.name),
            (own) => `\n ${own.name} (${own.file})\n`,
          ),
        ]);
        return {
          summary:
            "IOStat by Function/Filetype summary. . 'Data' columns suffixed with M,G,T,P are in multiples of 1024 other columns suffixed with K,M,G,T,P are in multiples of 1000. Ordered by (Data Read + Write) desc for each function",
          columns: 'sxrxxrxxr',
          header: ['Function/File Name', ...HEADS, 'Waits: Count', layout.ioTime[1]],
          rows: [...rows, ...summed(flows, () => 'TOTAL:')].map((it) => [
            ...flowCells(it, interval.elapsedS),
            ...waitCells(it, layout),
          ]),
        };
      },
    }),
    section(1700, 'Tablespace IO Stats', {
      notes: () => [' ordered by IOs (Reads + Writes) desc'],
      table: (interval, layout) => ({
        summary: `This table displays IO Statistics for different tablespaces. IO ${SPACE}`,
        columns: `s${'r'.repeat(spaceHeads(layout, false).length)}m`,
        header: ['Tablespace', ...spaceHeads(layout, false), ...(layout.pdbColumn ? ['PDB Name'] : [])],
        rows: spacesOf(interval)
          .sort((a, b) => b.reads + b.writes - a.reads - a.writes)
          .map((it) => [
            it.name,
            ...spaceCells(it, interval, layout, 1, false),
            ...(layout.pdbColumn ? [inPdb(it.name, interval)] : []),
          ]),
      }),
    }),
    section(1800, 'File IO Stats', {
      notes: () => [' ordered by Tablespace, File'],
      table: (interval, layout) => ({
        summary: `This table displays IO Statistics for different physical files. IO ${SPACE}`,
        columns: `sl${'r'.repeat(spaceHeads(layout, true).length)}m`,
        header: ['Tablespace', 'Filename', ...spaceHeads(layout, true), ...(layout.pdbColumn ? ['PDB Name'] : [])],
        rows: spacesOf(interval)
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .flatMap((it) =>
            filesOf(interval, it.name).map(([file, part]) => [
              it.name,
              file,
              ...spaceCells(it, interval, layout, part, true),
              ...(layout.pdbColumn ? [inPdb(it.name, interval)] : []),
            ]),
          ),
      }),
    }),
  ],
};
