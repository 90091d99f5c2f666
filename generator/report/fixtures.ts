/** Small pages in the shape of AWR reports for the tests of this folder. All names and figures are made up. */

/** A table as Oracle writes it: header cells, then rows; `summary` as given. */
export function tableMarkup(summary: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = header.map((cell) => `<th class="awrbg" scope="col">${cell}</th>`).join('');
  const body = rows.map(
    (row, i) =>
      `<tr>${row.map((cell, j) => `<td ${j === 0 ? 'scope="row"' : 'align="right"'} class='${i % 2 ? 'awrnc' : 'awrc'}'>${cell}</td>`).join('')}</tr>\n`,
  );
  return `<table border="0" class="tdiff" summary="${summary}"><tr>${head}</tr>\n${body.join('')}</table><p />\n`;
}

const DATABASE = 'This table displays database instance information';

/** Header tables from 12.2 on. */
export const HEADER_19C = [
  tableMarkup(
    DATABASE,
    ['DB Name', 'DB Id', 'Unique Name', 'Role', 'Edition', 'Release', 'RAC', 'CDB'],
    [['DEMO', '1234567890', 'demo_a', 'PRIMARY', 'EE', '19.0.0.0.0', 'NO', 'YES']],
  ),
  tableMarkup(DATABASE, ['Instance', 'Inst Num', 'Startup Time'], [['demo1', '1', '02-Jan-24 03:04']]),
  tableMarkup(
    'This table displays container information',
    ['Container DB Id', 'Container Name', 'Open Time'],
    [
      ['777', 'SALES', '02-Jan-24 03:05'],
      ['1234567890', 'CDB$ROOT', '02-Jan-24 03:04'],
    ],
  ),
  tableMarkup(
    'This table displays host information',
    ['Host Name', 'Platform', 'CPUs', 'Cores', 'Sockets', 'Memory (GB)'],
    [['db.example', 'Linux x86 64-bit', '16', '8', '&#160;', '.00']],
  ),
  tableMarkup(
    'This table displays snapshot information',
    ['', 'Snap Id', 'Snap Time', 'Sessions', 'Cursors/Session'],
    [
      ['Begin Snap:', '100', '05-Feb-24 10:00:01', '50', '1.5'],
      ['End Snap:', '101', '05-Feb-24 11:00:02', '52', '1.6'],
      ['Elapsed:', '&#160;', '60.02 (mins)', '&#160;', '&#160;'],
      ['DB Time:', '&#160;', '1,120.50 (mins)', '&#160;', '&#160;'],
    ],
  ),
].join('');

/** Header tables up to 12.1; times as the session's language printed them. */
export function header11g(begin: string, end: string, elapsed = '60.02 (mins)'): string {
  return [
    tableMarkup(
      DATABASE,
      ['DB Name', 'DB Id', 'Instance', 'Inst num', 'Startup Time', 'Release', 'RAC'],
      [['OLD', '42', 'old2', '2', begin, '11.2.0.4.0', 'YES']],
    ),
    tableMarkup(
      'This table displays snapshot information',
      ['', 'Snap Id', 'Snap Time', 'Sessions', 'Cursors/Session', 'Instances'],
      [
        ['Begin Snap:', '7', begin, '50', '1.5', '2'],
        ['End Snap:', '8', end, '52', '1.6', '2'],
        ['Elapsed:', '&#160;', elapsed, '&#160;', '&#160;', '&#160;'],
        ['DB Time:', '&#160;', elapsed, '&#160;', '&#160;', '&#160;'],
      ],
    ),
  ].join('');
}

/** Sections with what makes markup hard: notes, bare titles, links, two header rows, SQL text, an empty table. */
export const SECTIONS = [
  '<h3 class="awr"><a class="awr" name="99999"></a>Report Summary</h3>\n<p />Load Profile<p />\n',
  tableMarkup(
    'This table displays load profile',
    ['', 'Per Second'],
    [
      ['DB Time(s):', '1.5'],
      ['Redo size (bytes):', '2,345.6'],
    ],
  ),
  '<a class="awr" name="1500"></a>\n<h3 class="awr">Time Model &amp; more</h3>\n<ul>\n<li class="awr"> Total: 12 &lt; 13</li>\n</ul>\n',
  '<table border="0" width="600" summary="Two header\n rows. . typo"><tr><th colspan=" 2">A</th></tr><tr><th>Name</th><th>%</th></tr>\n',
  '<tr><td headers="%of Waits <2ms">x &amp;&#160;y</td><td>####</td></tr>\n</table>\n',
  '<p /><hr align="left" width="20%" /><p />\n<a class="awr" href="#top">Back to Top</a><p />\n<p /> Host CPU <p />\n',
  '<TABLE class=tdiff summary="saved by a browser" border=0>\n<TBODY>\n<TR>\n<TH scope=col></TH>\n<TD>&nbsp;1\n<TD>2</TD></TR></TBODY></TABLE>\n',
  '<h3 class="awr">Complete List of SQL Text</h3><p />\n',
  `<table summary="This table displays the text of the SQL statements"><tr><th>SQL Id</th><th>SQL Text</th></tr>
<tr><td class='awrc'><a class="awr" name="abc"></a>abc</td><td class='awrc'><pre_sqltext class="awr">select &quot;A&quot;
  from t where a &lt; 1 and b <
/tr> 2</pre_sqltext></td></tr>
<tr><td>def</td><td>** SQL Text Not Available **</td><
/tr>
<tr><td>ghi</td><td><pre>
update t</pre><br />set x = '&#39;'</td></tr></table>
`,
  '<table summary="empty"></table>\n',
].join('');

/** A whole page. */
export function page(body: string, title = 'WORKLOAD REPOSITORY report for'): string {
  return `
<html lang="en"><head><title>AWR Report for DB: DEMO, Inst: demo1, Snaps: 100-101</title>
<style type="text/css">
body.awr {font:bold 10pt Arial;}
</style></head><body class="awr">
<h1 class="awr">
${title}

</h1>
<p />
${body}<a class="awr" href="#top">Back to Top</a><p />
End of Report
</body></html>
`;
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
