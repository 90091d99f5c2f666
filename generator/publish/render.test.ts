import { expect, test } from 'vitest';
import { pageLine } from './render.ts';

test.each([
  ['  ├─ en/orcl-1/index.html (+12ms) ', 'rendered'],
  ['10:02:11   └─ en/index.html (+3ms)', 'rendered'],
  ['  ├─ zh/orcl-1/index.html (restored)', 'restored'],
  ['  ├─ zh/orcl-1/index.html (cached)', 'restored'],
  ['  ├─ zh/orcl-1/feed.xml (+1ms)', 'file'],
  ['▶ site/pages/index.astro', null],
  ['10:02:11 ✓ Completed in 1.2s.', null],
])('%j is %s', (line, kind) => expect(pageLine(line)).toBe(kind));
