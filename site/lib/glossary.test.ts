import { describe, expect, it } from 'vitest';
import { WAIT_CLASSES } from '../charts/index.ts';
import { EVENT_NOTES, eventClass, eventNote, parameterNotes } from './glossary.ts';

const key = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

describe('the glossary of wait events', () => {
  it('knows the events that matter, each once, with a class that exists', () => {
    expect(EVENT_NOTES.length).toBeGreaterThanOrEqual(120);
    expect(new Set(EVENT_NOTES.map(({ name }) => key(name))).size).toBe(EVENT_NOTES.length);
    const classes: readonly string[] = WAIT_CLASSES.flatMap(({ names }) => [...names]);
    for (const { name, waitClass } of EVENT_NOTES.slice(1))
      expect([name, classes.includes(waitClass ?? '')]).toEqual([name, true]);
  });

  it('says what, why and what to check in both languages', () => {
    for (const { name, en, zh } of EVENT_NOTES.slice(1)) {
      for (const text of [en.what, en.causes, en.check]) expect(text, name).toMatch(/^\S.*\.$/);
      for (const text of [zh.what, zh.causes, zh.check]) expect(text, name).toMatch(/^\S.*。$/);
      expect(zh.what, name).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('finds an event whatever its case and punctuation, and none that it does not have', () => {
    expect(eventNote('log file switch (checkpoint incomplete)', 'en')).toEqual(
      eventNote('LOG FILE SWITCH - checkpoint incomplete', 'en'),
    );
    expect(eventNote('no such event', 'en')).toBeNull();
    expect(eventClass('enq: TX - row lock contention')).toBe('Application');
  });

  it('names P1, P2, P3 and what they say', () => {
    expect(parameterNotes(eventNote('db file sequential read', 'en')?.parameters ?? [], 'en')).toMatchObject([
      { name: 'file#', meaning: expect.stringContaining('FILE_ID') },
      { name: 'block#' },
      { name: 'blocks', meaning: 'number of blocks' },
    ]);
    for (const { name, parameters } of EVENT_NOTES)
      expect([name, (parameters ?? []).length <= 3]).toEqual([name, true]);
  });
});
