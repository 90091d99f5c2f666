import { expect, test } from 'vitest';
import { pageLine } from './render.ts';

test.each([
  ['  ├─ en/orcl-1/index.html (+12ms) ', { kind: 'rendered', file: 'en/orcl-1/index.html' }],
  ['10:02:11   └─ en/index.html (+3ms)', { kind: 'rendered', file: 'en/index.html' }],
  ['  ├─ zh/orcl-1/index.html (restored)', { kind: 'restored', file: 'zh/orcl-1/index.html' }],
  ['  ├─ zh/orcl-1/index.html (cached)', { kind: 'restored', file: 'zh/orcl-1/index.html' }],
  ['  ├─ zh/orcl-1/feed.xml (+1ms)', { kind: 'file', file: 'zh/orcl-1/feed.xml' }],
  ['▶ site/pages/index.astro', null],
  ['10:02:11 ✓ Completed in 1.2s.', null],
])('%j is %s', (line, page) => expect(pageLine(line)).toEqual(page));
