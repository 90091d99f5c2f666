/** A whole report: head, label, summary, contents, chapters. */
import type { Interval } from '../model/types.ts';
import { chaptersOf } from './chapters/index.ts';
import { writeRacSummary } from './chapters/rac.ts';
import { messagingChapter } from './chapters/rac_messages.ts';
import { writeSqlText } from './chapters/sql.ts';
import { writeHeader } from './header.ts';
import { layoutOf } from './layout.ts';
import { Page } from './page.ts';
import { chapterTitle, writeChapter } from './section.ts';
import { writeSummary } from './summary.ts';

/** What every page of the sample says of itself, in plain sight. */
export const LABEL = 'SYNTHETIC REPORT - made by awr sample, not from a real database';

const STYLE = `<style type="text/css">
body.awr {font: bold 10pt Arial,Helvetica,sans-serif; color: black; background: White;}
h1.awr {font: bold 20pt Arial,Helvetica,sans-serif; color: #336699; border-bottom: 1px solid #cccc99;}
h2.awr {font: bold 18pt Arial,Helvetica,sans-serif; color: #336699;}
h3.awr {font: bold 16pt Arial,Helvetica,sans-serif; color: #336699;}
li.awr {font: 8pt Arial,Helvetica,sans-serif; color: black;}
th.awrnobg {font: bold 8pt Arial,Helvetica,sans-serif; color: black; padding: 0 4px 2px;}
th.awrbg {font: bold 8pt Arial,Helvetica,sans-serif; color: White; background: #0066CC; padding: 0 4px 2px;}
td.awrnc {font: 8pt Arial,Helvetica,sans-serif; color: black; background: White; vertical-align: top;}
td.awrc {font: 8pt Arial,Helvetica,sans-serif; color: black; background: #FFFFCC; vertical-align: top;}
a.awr {font: bold 8pt Arial,Helvetica,sans-serif; color: #663300;}
p.synthetic {font: bold 10pt Arial,Helvetica,sans-serif; color: #990000;}
</style>`;

/** The report's HTML, ASCII only. `seed` is named in the label that readers recognise a sample by. */
export function reportHtml(interval: Interval, seed: number): string {
  const { database, instance, begin, end } = interval;
  const layout = layoutOf(interval);
  const page = new Page();
  page.add(
    `<html lang="en"><head><title>AWR Report for DB: ${database.name}, Inst: ${instance.name}, Snaps: ${begin.id}-${end.id}</title>\n` +
      `<meta name="awr-analyzer" content="synthetic; seed=${seed}">\n${STYLE}</head><body class="awr">\n` +
      `<p class="synthetic">${LABEL}</p>\n<h1 class="awr">\nWORKLOAD REPOSITORY report for\n${layout.modern ? '' : '\n'}</h1>\n<p />\n`,
  );
  writeHeader(page, interval, layout);
  writeSummary(page, interval, layout);
  const chapters = chaptersOf(interval, layout);
  page.add('<a class="awr" name="top"></a>\n<h2 class="awr">\nMain Report\n</h2>\n<ul>\n');
  page.add('<li class="awr"><a class="awr" href="#99999">Report Summary</a></li>\n');
  for (const it of chapters)
    page.add(`<li class="awr"><a class="awr" href="#${it.anchor}">${chapterTitle(it, layout)}</a></li>\n`);
  page.add('</ul>\n<p />\n');
  for (const it of chapters) {
    if (it === messagingChapter) writeRacSummary(page, interval, layout);
    writeChapter(page, it, interval, layout);
    if (it.anchor === 22) writeSqlText(page, interval, layout);
  }
  page.add('<p />\nEnd of Report\n</body></html>\n');
  return page.toString();
}
