// The search: reads the index in parts, as a query needs them, and ranks what is found. Shows nothing: find.js does.
// The parts are scripts that call awrSearch(name, content), for only scripts load from plain files too; their form is told in
// generator/pages/search/format.ts. Names and SQL in them are a report's text: data, never markup.
(function () {
  'use strict';

  const FORMAT = 2;
  const { fold, isIdeographic, isTypoOf, matchText, timeOf } = window.awrMatch;
  const root = new URL('../', document.currentScript.src);
  const waiting = new Map();
  const parts = new Map();

  function awrSearch(name, content) {
    waiting.get(name)?.(content);
  }
  window.awrSearch = awrSearch;

  /** A part of the index; null where it is not there, as after a night that changed it. */
  function part(name) {
    let known = parts.get(name);
    if (known) return known;
    known = new Promise((resolve) => {
      const script = document.createElement('script');
      const done = (content) => {
        waiting.delete(name);
        script.remove();
        resolve(content);
      };
      waiting.set(name, done);
      script.src = new URL(`search/${name}.js`, root).href;
      script.addEventListener('error', () => {
        parts.delete(name);
        done(null);
      });
      document.head.append(script);
    });
    parts.set(name, known);
    return known;
  }

  // ---------------------------------------------------------------------------------------------- names

  function matchEntry(word, entry, loosely) {
    // A number in a sentence is a measurement, which nobody looks for.
    if (entry.kind === 'finding' && /^\d+$/.test(word)) return { score: 0, via: null };
    let [score, via] = [matchText(word, entry.folded), null];
    for (const [i, other] of entry.others.entries()) {
      const found = matchText(word, other) * 0.9;
      if (found > score) [score, via] = [found, entry.shown[i]];
    }
    if (score === 0 && loosely) {
      entry.tokens ??= entry.folded.split(/[^\p{L}\p{N}_$#]+/u).flatMap((token) => [token, ...token.split('_').slice(1)]);
      if (entry.tokens.some((token) => isTypoOf(word, token))) score = 20;
    }
    return { score, via };
  }

  /** What is known by name, as entries of one form, made once. */
  let catalogue;
  function open() {
    catalogue ??= Promise.all([part('names'), part('terms')]).then(([names, terms]) => {
      if (names !== null && names.format !== FORMAT) names = null;
      if (names === null || terms === null) catalogue = undefined;
      return { names, terms, entries: { en: entriesOf(names, terms, 0), zh: entriesOf(names, terms, 1) } };
    });
    return catalogue;
  }

  /** Place of a parameter on its database's page of them, as `parameterAnchor` in site/lib/parameters.ts makes it. */
  const anchorOf = (name) => `#p-${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'x'}`;

  /** `others`: further texts that find it; those in `silent` are not told as the reason. */
  function entryOf(kind, title, rest, others = [], silent = []) {
    const shown = [...others, ...silent.map(() => null)];
    const all = [...others, ...silent];
    return { kind, title, note: '', places: null, rank: 0, ...rest, folded: fold(title), others: all.map(fold), shown };
  }

  function entriesOf(names, terms, language) {
    const entries = [];
    const other = 1 - language;
    const synonyms = new Map();
    for (const [words, of] of terms?.synonyms ?? [])
      for (const name of of) synonyms.set(name, [...(synonyms.get(name) ?? []), ...words]);

    for (const [kind, rows] of [['page', terms?.pages ?? []], ['help', terms?.help ?? []]])
      for (const row of rows) {
        const words = row[5] ? row[5].split('|') : [];
        entries.push(entryOf(kind, row[language], { note: row[2 + language], path: row[4] }, [row[other], ...words], [row[2], row[3]]));
      }
    if (!names) return entries;

    const { databases } = names;
    const hosts = new Map();
    databases.forEach((database, place) => {
      const { slug, name, dbId } = database;
      entries.push(entryOf('database', name || slug, { note: dbId, path: `${slug}/`, places: null, rank: 30, place }, [dbId, slug]));
      for (const [instance, host, newest] of database.instances) {
        const path = `${slug}/`;
        if (fold(instance) !== fold(name)) entries.push(entryOf('instance', instance, { note: name, path: newest, rank: 10, place }));
        if (host) hosts.set(host, [...(hosts.get(host) ?? []), { place, note: `${name}${fold(instance) === fold(name) ? '' : ` ${instance}`}`, path }]);
      }
    });
    for (const [host, on] of hosts) for (const one of on) entries.push(entryOf('host', host, { ...one, rank: 10 }));
    for (const [name, waitClass, slug, paged, unpaged] of names.events) {
      const meaning = terms?.events[name] ?? [];
      const places = [...paged.map((place) => [place, `wait/${slug}/`]), ...unpaged.map((place) => [place, ''])];
      const silent = [waitClass ?? '', ...meaning].filter(Boolean);
      entries.push(entryOf('event', name, { waitClass, places, rank: 20 }, synonyms.get(name) ?? [], silent));
    }
    const paged = new Set(names.parameterPages);
    for (const [name, places] of names.parameters) {
      const paths = places.map((place) => [place, paged.has(place) ? 'parameters/' : null]);
      entries.push(entryOf('parameter', name, { places: paths, anchor: anchorOf(name) }, synonyms.get(name) ?? []));
    }
    names.incidents.forEach(([place, en, zh, begin, severity, rule, path], i) => {
      const title = language === 0 ? en : zh;
      const note = `${databases[place]?.name ?? ''} ${begin.slice(0, 16)}`;
      const rest = { note, severity, place, path: `${path}#findings`, rank: -10 - i / 100 };
      entries.push(entryOf('finding', title, rest, [], [language === 0 ? zh : en, rule.replaceAll('_', ' '), note]));
    });
    return entries;
  }

  /** Databases of an entry that also fit the words that its own text does not; the reader's own database first. */
  function placesFor(entry, words, databases, here) {
    const fits = (place) => words.every((word) => isOf(databases[place], word));
    const places = entry.places.filter(([place]) => databases[place] && fits(place));
    return places.sort(([a], [b]) => Number(b === here) - Number(a === here) || a - b);
  }

  const isOf = (database, word) =>
    fold(database.name).startsWith(word) || database.slug.startsWith(word) || database.instances.some(([name]) => fold(name).startsWith(word));

  const PLACES_SHOWN = 4;

  function findNames(entries, words, query, databases, here, loosely) {
    const found = [];
    for (const entry of entries) {
      let [sum, via] = [0, null];
      const foreign = [];
      for (const word of words) {
        const match = matchEntry(word, entry, loosely);
        if (match.score === 0) {
          if (!entry.places) { sum = -1; break; }
          foreign.push(word);
          continue;
        }
        sum += match.score;
        // What stands in the title needs no other reason.
        if (matchText(word, entry.folded) === 0) via ??= match.via;
      }
      if (sum <= 0) continue;
      const whole = entry.folded === query ? 60 : entry.folded.startsWith(query) ? 30 : entry.folded.includes(query) ? 15 : 0;
      const score = sum / words.length + whole + entry.rank - entry.title.length / 20;
      if (!entry.places) {
        found.push({ ...entry, via, score: score + (entry.place === here ? 8 : 0) });
        continue;
      }
      const places = placesFor(entry, foreign, databases, here);
      places.slice(0, PLACES_SHOWN).forEach(([place, tail], i) => {
        const { slug, name, newest } = databases[place];
        const path = tail === null ? `${newest}#parameters` : `${slug}/${tail}${tail === '' ? '' : (entry.anchor ?? '')}`;
        found.push({ ...entry, via, path, note: name, score: score - i, more: i === PLACES_SHOWN - 1 ? places.length - PLACES_SHOWN : 0 });
      });
    }
    return found;
  }

  // ---------------------------------------------------------------------------------------- shards by beginning

  const SHARDS_A_WORD = 4;
  const fileOf = (name) => name.replace(/[^a-z0-9]/gu, (char) => `-${char.codePointAt(0).toString(16)}-`);

  /** Shards that may hold keys that begin with `word`. */
  function shardsFor(word, names) {
    const fits = (name) => name.startsWith(word) || (!name.endsWith('.') && word.startsWith(name));
    return names.filter(fits).slice(0, SHARDS_A_WORD);
  }

  async function shards(folder, word, names) {
    const loaded = await Promise.all(shardsFor(word, names).map((name) => part(`${folder}/${fileOf(name)}`)));
    return loaded.filter((shard) => shard !== null);
  }

  function statementResult(row, shard, databases, here, score, words) {
    const [id, , text, places] = row;
    const slugs = places.map((place) => shard.databases[place]);
    const slug = slugs.find((each) => each === databases[here]?.slug) ?? slugs[0];
    const nameOf = (each) => databases.find((database) => database.slug === each)?.name ?? each;
    const folded = fold(text);
    return {
      kind: 'sql', title: id, text, note: nameOf(slug), more: slugs.length - 1,
      path: `${slug}/sql/${shard.folders?.[id] ?? id}/`,
      // Words that the part of the text that is shown does not hold.
      via: words.filter((word) => !folded.includes(word)).join(' ') || null,
      score,
    };
  }

  async function findSqlIds(words, names, here) {
    const found = [];
    for (const word of words) {
      if (!/^[0-9a-z]{3,13}$/.test(word)) continue;
      for (const shard of await shards('sql', word, names.sql))
        for (const row of shard.statements) {
          if (!fold(row[0]).startsWith(word)) continue;
          found.push(statementResult(row, shard, names.databases, here, (word.length > 5 ? 90 : 45) + word.length + row[1] / 10, []));
        }
    }
    return found.sort((a, b) => b.score - a.score);
  }

  /** Rows of words that begin with each of the words asked for, or nearly. */
  async function rowsOfWords(words, names) {
    const stop = new Set(names.stopWords);
    const asked = words.filter((word) => !stop.has(word) && word.length >= (isIdeographic(word) ? 2 : 3));
    return Promise.all(
      asked.map(async (word) => {
        const rows = (await shards('words', word, names.words)).flatMap((shard) => shard.words.map((row) => ({ row, shard })));
        const beginning = rows.filter(({ row }) => row[0].startsWith(word));
        return { word, rows: beginning.length > 0 ? beginning : rows.filter(({ row }) => isTypoOf(word, row[0])) };
      }),
    );
  }

  async function findStatements(asked, names, here, limit) {
    if (asked.length === 0 || asked.some(({ rows }) => rows.length === 0)) return { results: [], count: 0 };
    let ranked = null;
    let counted = 0;
    for (const { word, rows } of asked) {
      const ids = new Map();
      let listed = 0;
      for (const { row } of rows) {
        listed += row[1];
        (row[2] ? row[2].split(' ') : []).forEach((id, i) => {
          const rank = (row[0] === word ? 0 : 1000) + i;
          ids.set(id, Math.min(ids.get(id) ?? rank, rank));
        });
      }
      counted = ranked === null ? listed : 0;
      ranked = ranked === null ? ids : new Map([...ranked].flatMap(([id, rank]) => (ids.has(id) ? [[id, rank + ids.get(id)]] : [])));
    }
    const best = [...ranked].sort((a, b) => a[1] - b[1]).slice(0, limit);
    const words = asked.map(({ word }) => word);
    const results = await Promise.all(
      best.map(async ([id, rank]) => {
        for (const shard of await shards('sql', fold(id), names.sql)) {
          const row = shard.statements.find(([each]) => each.startsWith(id));
          if (row) return statementResult(row, shard, names.databases, here, 50 + row[1] / 4 - rank / 100, words);
        }
        return null;
      }),
    );
    return { results: results.filter(Boolean), count: asked.length === 1 ? Math.max(ranked.size, rowsCount(asked[0], counted)) : ranked.size };
  }

  /** Statements of one word: those listed, or, where the list was cut, as many as the index says. */
  const rowsCount = ({ rows }, counted) => (rows.length === 1 ? counted : 0);

  /** Types of segments as Oracle prints them, and in Chinese. */
  const TYPES = [['TABLE', '表'], ['INDEX', '索引'], ['PARTITION', '分区'], ['LOB', '大对象'], ['CLUSTER', '簇'], ['UNDO', '回滚'], ['TEMP', '临时']];

  function findSegments(asked, words, names, here) {
    const known = new Map();
    for (const { rows } of asked)
      for (const { row, shard } of rows)
        for (const [place, owner, object, type, page] of row[3]) {
          const slug = shard.databases[place];
          const database = names.databases.find((each) => each.slug === slug);
          const title = owner ? `${owner}.${object}` : object;
          const text = fold(`${title} ${type} ${TYPES.flatMap(([name, zh]) => (type.includes(name) ? zh : [])).join(' ')} ${database?.name ?? ''} ${slug}`);
          if (known.has(`${slug} ${title}`) || !words.every((word) => text.includes(word) || isTypoOf(word, row[0]))) continue;
          const name = fold(object);
          const score = Math.max(...words.map((word) => matchText(word, name))) + (slug === names.databases[here]?.slug ? 8 : 0) - title.length / 20;
          known.set(`${slug} ${title}`, { kind: 'segment', title, note: `${type} ${database?.name ?? ''}`.trim(), path: `${slug}/${page}`, score });
        }
    return [...known.values()].sort((a, b) => b.score - a.score);
  }

  // ------------------------------------------------------------------------------------------- snapshots

  const MONTHS_LOADED = 8;

  async function findSnapshots(query, { databases }, here) {
    const asked = timeOf(query);
    if (!asked) return { results: [], count: 0 };
    const months = [];
    databases.forEach((database, place) => {
      if (!asked.words.every((word) => isOf(database, word))) return;
      for (const [month, lowest, highest] of database.months) {
        const fits = asked.ids ? lowest !== null && asked.ids.every((id) => id >= lowest && id <= highest) : month.endsWith(asked.month);
        if (fits) months.push({ database, month, place });
      }
    });
    months.sort((a, b) => Number(b.place === here) - Number(a.place === here) || (a.month < b.month ? 1 : -1));
    const results = await Promise.all(
      months.slice(0, MONTHS_LOADED).map(async ({ database, month, place }) => {
        const shard = await part(`times/${database.slug}/${month}`);
        return Object.entries(shard ?? {}).flatMap(([folder, ends]) =>
          ends.flatMap((end) => {
            const [, day, time, snaps] = /^(\d\d)-(\d{4})_(.*)$/.exec(end) ?? [];
            if (!day || (asked.day && day !== asked.day) || (asked.time && !time.startsWith(asked.time))) return [];
            const numbers = snaps.split('-').map(Number);
            if (asked.ids && !asked.ids.every((id) => numbers.includes(id))) return [];
            const title = `${month}-${day} ${time.slice(0, 2)}:${time.slice(2)}`;
            const begins = asked.ids !== null && numbers.at(-2) === asked.ids[0];
            const score = (asked.ids || asked.day ? 85 : 50) + (place === here ? 8 : 0) + (begins ? 4 : 0);
            return [{ kind: 'snapshot', title, note: `${folder} ${snaps.replace(/-(?=\d+$)/, '–')}`, path: `${database.slug}/${folder}/${month}-${end}/`, score }];
          }),
        );
      }),
    );
    const all = results.flat().sort((a, b) => b.score - a.score || (a.path < b.path ? 1 : -1));
    return { results: all, count: all.length };
  }

  // ----------------------------------------------------------------------------------------------- query

  /** Where nothing else decides, in this order. */
  const KINDS = ['page', 'database', 'instance', 'host', 'event', 'snapshot', 'sql', 'segment', 'parameter', 'finding', 'help'];

  function groupsOf(results, counts, limit) {
    const groups = KINDS.flatMap((kind) => {
      const own = results.filter((result) => result.kind === kind).sort((a, b) => b.score - a.score);
      if (own.length === 0) return [];
      const hidden = own.reduce((sum, { kind: of, more = 0 }) => sum + (of === 'sql' ? 0 : more), 0);
      return [{ kind, count: Math.max(own.length + hidden, counts[kind] ?? 0), results: own.slice(0, limit) }];
    });
    return groups.sort((a, b) => b.results[0].score - a.results[0].score);
  }

  /**
   * What is found, by kind: `{ groups: [{ kind, count, results }], missing }`, the best group first, at most `limit`
   * results of each. `missing`: the index could not be read. `lang`: en or zh; `database`: slug of the page's database.
   */
  async function query(text, { lang, database, limit }) {
    const folded = fold(text).replace(/\s+/g, ' ');
    const { names, terms, entries } = await open();
    const missing = names === null || terms === null;
    if (folded === '') return { groups: [], missing };
    const words = folded.split(' ').map((word) => word.replace(/^["'“”(,;]+|["'“”),;]+$/g, '')).filter(Boolean);
    const databases = names?.databases ?? [];
    const here = databases.findIndex(({ slug }) => slug === database);
    let found = findNames(entries[lang], words, folded, databases, here, false);
    if (!names) return { groups: groupsOf(found, {}, limit), missing };

    const plain = words.flatMap((word) => word.split(/[.,()=<>*"'`;]+/)).filter(Boolean);
    const [byId, asked, snapshots] = await Promise.all([
      findSqlIds(words.length === 1 ? words : words.filter((word) => word.length === 13), names, here),
      rowsOfWords(plain, names),
      findSnapshots(folded, names, here),
    ]);
    const ids = new Set(byId.map(({ title }) => title));
    const byText = await findStatements(asked, names, here, limit);
    const segments = findSegments(asked, plain, names, here);
    const others = [...byId, ...byText.results.filter(({ title }) => !ids.has(title)), ...segments, ...snapshots.results];
    if (found.length === 0 && others.length === 0) found = findNames(entries[lang], words, folded, databases, here, true);
    const counts = { sql: byId.length + byText.count, segment: segments.length, snapshot: snapshots.count };
    return { groups: groupsOf([...found, ...others], counts, limit), missing };
  }

  Object.assign(awrSearch, { open, query, terms: () => part('terms'), root: root.href });
})();
