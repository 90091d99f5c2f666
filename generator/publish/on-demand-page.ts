/**
 * What stands in a copy of plain files at the address of a page that is not built with the site: what it is, and what it
 * takes to see it. The published release has no such files: there a server asks the viewer for what is missing.
 */

const WORDS = {
  en: {
    title: 'A page on demand',
    what: (place: string) => `${place}: this snapshot is older than the days that are built with the site.`,
    how: 'Its page is rendered when it is asked for, from the same lake and by the same components. Where the lake is, run',
    open: 'and open',
    kept: 'The address stays the same.',
    back: 'Database',
    fleet: 'Fleet',
  },
  zh: {
    title: '按需生成的页面',
    what: (place: string) => `${place}：此快照早于随站点生成的天数。`,
    how: '其页面在请求时由同一数据湖、同一组件渲染。请在数据湖所在处运行',
    open: '然后打开',
    kept: '地址保持不变。',
    back: '数据库',
    fleet: '全部数据库',
  },
} as const;

const HTML_LANG = { en: 'en', zh: 'zh-CN' } as const;

/** `page`: below `/{lang}/`, made of what addresses are made of: no character of it means anything in HTML. */
export function onDemandPage(lang: 'en' | 'zh', page: string): string {
  const words = WORDS[lang];
  const other = lang === 'en' ? 'zh' : 'en';
  const [db = '', instance = '', snapshot = ''] = page.split('/');
  const root = '../'.repeat(page.split('/').filter(Boolean).length + 1);
  const [, day = '', hour = '', minute = ''] = /^(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)_/.exec(snapshot) ?? [];
  const place = [db, instance, day && `${day} ${hour}:${minute}`].filter(Boolean).join(' · ');
  return `<!doctype html>
<html lang="${HTML_LANG[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.title} · AWR Analyzer</title>
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/site.css">
<link rel="alternate" hreflang="${HTML_LANG[other]}" href="${root}${other}/${page}index.html">
<script src="${root}assets/theme.js"></script>
</head>
<body>
<main id="main" class="door">
<h1>${words.title}</h1>
<p>${words.what(place)} ${words.how} <code>npx awr serve</code> ${words.open} <code>http://127.0.0.1:4321/${lang}/${page}</code> ${words.kept}</p>
<p><a href="${root}${lang}/${db}/index.html">${words.back}</a> <a href="${root}${lang}/index.html">${words.fleet}</a> <a lang="${HTML_LANG[other]}" hreflang="${HTML_LANG[other]}" href="${root}${other}/${page}index.html">${other === 'zh' ? '中文' : 'English'}</a></p>
</main>
</body>
</html>
`;
}
