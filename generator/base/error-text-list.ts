/**
 * The Chinese of what errors about files say; `error-texts.ts` finds a text here by its English. Oracle's own names, and what a
 * user types, stay as they are.
 */

/** English, Chinese; `{name}` is a value, itself translated where it is a text of the list. */
export type Both = readonly [en: string, zh: string];

export const MESSAGES: readonly Both[] = [
  ['The file is empty.', '文件为空。'],
  ['The file holds nothing but white space.', '文件中只有空白字符。'],
  ['The file is {format}, not a report.', '文件是{format}，不是报告。'],
  ['The file is binary, not a report.', '文件是二进制内容，不是报告。'],
  ['The file holds one report.', '文件中只有一份报告。'],
  ['The file holds {count} reports.', '文件中有 {count} 份报告。'],
  ['The page nests tags more than {depth} deep; no report does.', '网页标签嵌套超过 {depth} 层，任何报告都不会如此。'],
  [
    'The page is not a report of Oracle: none of their titles stands at its top.',
    '该网页不是 Oracle 报告：开头没有任何一种报告的标题。',
  ],
  [
    'The text is not a report of Oracle: none of their titles stands at its top.',
    '该文本不是 Oracle 报告：开头没有任何一种报告的标题。',
  ],
  ['Recognised, but not read: {count} reports in one file.', '已识别但未读取：一个文件中有 {count} 份报告。'],
  ['Recognised, but not read: several reports in one file.', '已识别但未读取：一个文件中有多份报告。'],
  ['Recognised, but not read yet: {kind}, as {format}.', '已识别但尚不支持读取：{kind}，{format} 格式。'],
  ["The report's header lacks {fields}, or prints it unreadably.", '报告表头缺少 {fields}，或所印内容无法读取。'],
  [
    'The header of the ASH report lacks its database or its period, or prints them unreadably.',
    'ASH 报告的表头缺少数据库或分析期间，或所印内容无法读取。',
  ],
  [
    'The ADDM report does not say, or not readably, which database it is of and when it looked.',
    'ADDM 报告没有说明（或无法读出）所属数据库与分析期间。',
  ],
  [
    'Not an ADDM report, though it announces one: "ADDM Report for Task" is missing.',
    '虽有 ADDM 报告的开头，却不是 ADDM 报告：缺少 "ADDM Report for Task"。',
  ],
  [
    'The report breaks off: its parameters are not its last table, or that is not ended.',
    '报告中断：最后一张表不是参数表，或该表没有结束。',
  ],
  ['The report breaks off: its last part, {part}, is missing.', '报告中断：缺少最后一部分 {part}。'],
  [
    'The report breaks off: "End of Report" does not follow its last table.',
    '报告中断：最后一张表之后没有 "End of Report"。',
  ],
  ['The report breaks off: "End of Report" is not its last line.', '报告中断：最后一行不是 "End of Report"。'],
  [
    'A line of {length} characters; the longest that is read has {most}.',
    '某一行有 {length} 个字符；可读取的最长行为 {most} 个字符。',
  ],
  [
    'A cell of {length} characters; the longest that is read has {most}.',
    '某个单元格有 {length} 个字符；可读取的最长单元格为 {most} 个字符。',
  ],
  ['Larger than {bytes} bytes.', '大于 {bytes} 字节。'],
  ['Unpacks to far more than reports would.', '解压后的大小远超报告应有的大小。'],
  ['An archive inside an archive.', '压缩包中还有压缩包。'],
  [
    'It is stored in a way that only GNU tar knows, with holes (tar --sparse) or in volumes.',
    '该文件以 GNU tar 特有的方式存放：稀疏文件（tar --sparse）或分卷。',
  ],
  ['It is protected by a password.', '该文件有密码保护。'],
  ['The archive cannot be unpacked: {why}.', '压缩包无法解开：{why}。'],
  ['The archive’s member cannot be unpacked: {why}.', '压缩包中的该文件无法解开：{why}。'],
  ['The archive holds no report.', '压缩包中没有报告。'],
  ['The archive holds several reports.', '压缩包中有多份报告。'],
  ['Not a whole gzip file.', 'gzip 文件不完整。'],
  ['A pipe, socket or device, not a file.', '是管道、套接字或设备，不是文件。'],
  ['Its name is not valid UTF-8, so it cannot be opened.', '文件名不是有效的 UTF-8，因此无法打开。'],
  ['Cannot be read ({code}).', '无法读取（{code}）。'],
  ['No such file or folder.', '没有这个文件或文件夹。'],
  ['No such file.', '没有这个文件。'],
  ['A folder, not a report.', '是文件夹，不是报告。'],
  ['Holds the same report as {file}, which is taken: {why}.', '与 {file} 是同一份报告，已采用后者：{why}。'],
  ['Not read within {seconds} s.', '{seconds} 秒内未能读完。'],
  [
    'Reading it takes more than the {size} MB of memory that one file may have; the other files were read.',
    '读取它所需的内存超过单个文件的上限 {size} MB；其他文件已照常读取。',
  ],
  [
    'Reading it broke its worker: {why}. The other files were read;',
    '读取它使工作线程崩溃：{why}。其他文件已照常读取；',
  ],
  [
    'The report is not of an interval’s figures, or does not say of which interval.',
    '报告不是某一区间的统计，或没有说明是哪个区间。',
  ],
  [
    'Not read within the time that a file may take in a browser: {seconds} s.',
    '超过浏览器中单个文件的时限 {seconds} 秒，未能读完。',
  ],
  [
    'A part of the archive needs more than this browser can unpack: {method}.',
    '压缩包中有一部分采用此浏览器无法解开的压缩方法：{method}。',
  ],
];

export const REMEDIES: readonly Both[] = [
  ['Export the report again.', '请重新导出报告。'],
  [
    'Give the report as HTML, or an archive (.zip, .gz, .tar.gz) under its proper name.',
    '请提供 HTML 报告；若是压缩包（.zip、.gz、.tar.gz），请使用正确的扩展名。',
  ],
  [
    'Name one of them by its place, from {first} to {last}, or give each a file of its own.',
    '请按位置指定其中一份，从 {first} 到 {last}，或让每份报告各占一个文件。',
  ],
  ['Name one of them by its place, e.g. {first}.', '请按位置指定其中一份，例如 {first}。'],
  ['Name one of them, e.g. {first}', '请指定其中一份，例如 {first}'],
  ['Name another one.', '请指定另一个文件。'],
  [
    'Write each report to a file of its own, or split this one at its headings.',
    '请将每份报告写入单独的文件，或在各标题处拆分此文件。',
  ],
  [
    'Write each report to a file of its own, or split this one at its titles.',
    '请将每份报告写入单独的文件，或在各标题处拆分此文件。',
  ],
  [
    'Give AWR reports as written by awrrpt.sql; remove other files from the archive.',
    '请提供由 awrrpt.sql 写出的 AWR 报告，并将其他文件移出归档目录。',
  ],
  [
    'Give the report in the other format (HTML or text), as its script offers both.',
    '生成脚本提供 HTML 和文本两种格式，请改用另一种。',
  ],
  ['Export the report again; a header that was edited out cannot be read.', '请重新导出报告；被删去的表头无法读取。'],
  [
    'Run spreport.sql again; a header that was edited out cannot be read.',
    '请重新运行 spreport.sql；被删去的表头无法读取。',
  ],
  ['Make the report again; without these its samples belong to nothing.', '请重新生成报告；缺少这些，其采样无从归属。'],
  [
    'Write the report again, whole; in another language than English it may not be understood.',
    '请重新写出完整的报告；非英文的报告可能无法识别。',
  ],
  [
    'Write the report again with addmrpt.sql; it may have ended with an error.',
    '请用 addmrpt.sql 重新生成；上次可能出错而终止。',
  ],
  ['Export or transfer the report again; half a report is not read.', '请重新导出或传输报告；不完整的报告不予读取。'],
  [
    'Write the report again with SET LONG 10000000 LONGCHUNKSIZE 10000000, or with addmrpt.sql.',
    '请设置 SET LONG 10000000 LONGCHUNKSIZE 10000000 后重新写出报告，或使用 addmrpt.sql。',
  ],
  [
    'No report has one so long: make it again, or keep the file out of the archive.',
    '任何报告都没有这么长的内容：请重新生成，或将该文件移出归档目录。',
  ],
  ['If it really is a report, raise maxFileBytes in the configuration.', '如果确是报告，请在配置中调大 maxFileBytes。'],
  ['If it is an archive of reports all the same, unpack it into a folder.', '如果确是报告的压缩包，请先解压到文件夹。'],
  ['Unpack the outer one into a folder.', '请先将外层解压到文件夹。'],
  ['Pack it again without --sparse.', '请不带 --sparse 重新打包。'],
  ['Pack it again without a password.', '请不设密码重新打包。'],
  ['Make or copy the archive again.', '请重新打包，或重新复制压缩包。'],
  ['Make or copy the file again.', '请重新生成或复制该文件。'],
  ['Write it to a file first.', '请先将内容写入文件。'],
  ['Rename it.', '请重命名该文件。'],
  ['Give this user the right to read it.', '请给当前用户读取该文件的权限。'],
  ['Check the disk, then run this again.', '请检查磁盘后重新运行。'],
  ['Check the path; it is taken relative to the current directory.', '请检查路径；路径以当前目录为准。'],
  ['Name one file; awr ingest reads folders.', '请指定一个文件；读取文件夹请用 awr ingest。'],
  ['Raise fileTimeoutS in the configuration if it is a report.', '如果确是报告，请在配置中调大 fileTimeoutS。'],
  [
    'If it is a report, look for a cell or a line that never ends; if not, keep it out of the archive.',
    '如果确是报告，请查找没有尽头的单元格或行；否则请将其移出归档目录。',
  ],
  ['look at this one with awr inspect, and report it as a defect.', '请用 awr inspect 查看该文件，并作为缺陷反馈。'],
  ['Read it on a command line: awr inspect {file}.', '请在命令行中读取：awr inspect {file}。'],
  [
    'Choose AWR or STATSPACK reports of one instance, pluggable database or cluster.',
    '请选择单个实例、可插拔数据库或集群的 AWR 或 STATSPACK 报告。',
  ],
  ['Unpack it, and drop the reports themselves.', '请先解压，再拖入报告文件本身。'],
];

export const PLACES: readonly Both[] = [
  ['byte {n}', '第 {n} 字节'],
  ['character {n}, line {line}', '第 {n} 个字符，第 {line} 行'],
  ['character {n}, {where}', '第 {n} 个字符，{where}'],
  ['line {n} of the report', '报告的第 {n} 行'],
  ['line "{name}"', '行 "{name}"'],
  ['line {n}', '第 {n} 行'],
  ['table {n}, header, column {column}', '第 {n} 张表，表头，第 {column} 列'],
  ['table {n}, row {row}, column {column}', '第 {n} 张表，第 {row} 行，第 {column} 列'],
  ['table "{name}", column "{column}"', '表 "{name}"，列 "{column}"'],
  ['table {n}', '第 {n} 张表'],
  ['row "{name}", column "{column}"', '行 "{name}"，列 "{column}"'],
  ['column "{name}"', '列 "{name}"'],
  ['tables with the column "{name}"', '含列 "{name}" 的各表'],
  ['in or after the table "{name}"', '在表 "{name}" 之中或之后'],
  ['before its first table', '在第一张表之前'],
  ['tag {n} levels deep', '第 {n} 层标签'],
  ['the first {n} characters', '开头 {n} 个字符'],
  ['the titles of its reports', '各报告的标题'],
  ['title', '标题'],
  ['task {name}', '任务 {name}'],
  ['part {n}', '第 {n} 份'],
];

/** What the texts above are filled with. */
export const VALUES: readonly Both[] = [
  ['a PDF', ' PDF '],
  ['a PNG image', ' PNG 图片'],
  ['a JPEG image', ' JPEG 图片'],
  ['a GIF image', ' GIF 图片'],
  ['a ZIP archive or Office document', ' ZIP 压缩包或 Office 文档'],
  ['a gzip archive', ' gzip 压缩包'],
  ['a bzip2 archive', ' bzip2 压缩包'],
  ['an xz archive', ' xz 压缩包'],
  ['a zstd archive', ' zstd 压缩包'],
  ['a 7z archive', ' 7z 压缩包'],
  ['a RAR archive', ' RAR 压缩包'],
  ['an old Office document', '旧版 Office 文档'],
  ['an ELF program', ' ELF 程序'],
  ['text', '文本'],
  ['AWR report of one instance', '单实例 AWR 报告'],
  ['AWR report of a pluggable database', '可插拔数据库的 AWR 报告'],
  ['global AWR report of a RAC cluster', 'RAC 集群的全局 AWR 报告'],
  ['AWR compare-period report', 'AWR 对比期间报告'],
  ['report of one SQL statement', '单条 SQL 报告'],
  ['ASH report', 'ASH 报告'],
  ['ADDM report', 'ADDM 报告'],
  ['STATSPACK report', 'STATSPACK 报告'],
  ['it is HTML, which holds more than the text', '它是 HTML，内容多于文本'],
  ['it has more tables', '它的表更多'],
  ['it is the newer one', '它更新'],
  ['it is the first by name', '按文件名它排在前'],
  ['it is empty', '内容为空'],
];
