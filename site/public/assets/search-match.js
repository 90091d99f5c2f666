// How words of a query are held against names, and what in a query is a time or a snapshot's id. Pure; used by search.js.
(function () {
  'use strict';

  const fold = (text) => text.normalize('NFKC').toLowerCase().trim();
  const IDEOGRAPH = /[\u3400-\u9fff\uf900-\ufaff]/;
  const isIdeographic = (text) => IDEOGRAPH.test(text);
  const LETTER = /[\p{L}\p{N}]/u;

  /** How many edits part two words, a swap of neighbours being one; more than `most` is told as `most + 1`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, last, row] = [[], [], Array.from({ length: b.length + 1 }, (_, i) => i)];
    for (let i = 1; i <= a.length; i++) {
      [before, last, row] = [last, row, [i]];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
    }
    return row[b.length];
  }

  /** Whether a word was meant that begins like `token`: one slip from four letters on, two from eight. */
  function isTypoOf(word, token) {
    if (word.length < 4 || isIdeographic(word) || /^\d+$/.test(word)) return false;
    const most = word.length < 8 ? 1 : 2;
    for (let length = word.length - most; length <= word.length + most; length++)
      if (length <= token.length && distance(word, token.slice(0, length), most) <= most) return true;
    return distance(word, token, most) <= most;
  }

  /** 100 is the very name, 80 its beginning, 60 the beginning of one of its words, 40 anywhere, from four letters on; 0 is none. */
  function matchText(word, text) {
    if (text === word) return 100;
    const at = text.indexOf(word);
    if (at === 0) return 80;
    if (at > 0) {
      for (let from = at; from >= 0; from = text.indexOf(word, from + 1)) if (!LETTER.test(text[from - 1])) return 60;
      return word.length > 3 || isIdeographic(word) ? 40 : 0;
    }
    // Chinese is written without blanks: 行锁等待 asks for what is called 行锁.
    return IDEOGRAPH.test(text) && text.length > 1 && word.includes(text) ? 35 : 0;
  }

  const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
  const NAMED_DATES = [
    [new RegExp(`(?<![\\p{L}\\d])(\\d{1,2})\\s+${MONTH}(?:,?\\s+(\\d{4}))?(?![\\p{L}\\d])`, 'u'), (day, month, year) => [year, month, day]],
    [new RegExp(`(?<![\\p{L}\\d])${MONTH}\\s+(\\d{1,2})(?:,?\\s+(\\d{4}))?(?![\\p{L}\\d:])`, 'u'), (month, day, year) => [year, month, day]],
  ];

  /** `30 Oct 2026`, `october 30` as `2026-10-30`, `10-30`. */
  function withoutMonthNames(query) {
    for (const [pattern, order] of NAMED_DATES) {
      const found = pattern.exec(query);
      if (!found) continue;
      const [year, month, day] = order(...found.slice(1));
      return query.replace(found[0], [year, MONTHS.indexOf(month.slice(0, 3)) + 1, day].filter(Boolean).join('-'));
    }
    return query;
  }

  /** A date or snapshot ids in a query, and the words beside them; null where there are none. */
  function timeOf(query) {
    let rest = withoutMonthNames(query);
    const take = (pattern) => {
      const found = pattern.exec(rest);
      if (found) rest = rest.replace(found[0], ' ');
      return found;
    };
    const two = (text) => (text ?? '').padStart(2, '0');
    const date = take(/(?<!\d)(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?(?!\d)/) ?? take(/(?<!\d)()(\d{1,2})[-/月](\d{1,2})日?(?!\d)/);
    const time = date && (take(/(?<!\d)(\d{1,2})[:：](\d{2})?(?!\d)/) ?? take(/(?<!\d)(\d{1,2})[时点](\d{2})?/) ?? take(/(?<=\s)t?(\d{1,2})(?!\d)/));
    const ids = date ? null : take(/(?<![\p{L}\d_])(\d{2,})(?:\s?[-–]\s?(\d{2,}))?(?![\p{L}\d_])/u);
    if (!date && !ids) return null;
    if (date && Number(date[2]) > 12) return null;
    return {
      month: date && (date[1] ? `${date[1]}-${two(date[2])}` : `-${two(date[2])}`),
      day: date?.[3] ? two(date[3]) : null,
      time: time ? `${two(time[1])}${time[2] ?? ''}` : null,
      ids: ids ? [ids[1], ids[2]].filter(Boolean).map(Number) : null,
      words: rest.split(/\s+/).filter(Boolean),
    };
  }

  window.awrMatch = { distance, fold, isIdeographic, isTypoOf, matchText, timeOf };
})();
