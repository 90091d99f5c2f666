/** What the listings say of a row beyond its columns. */
import type { Cell } from '../../catalogue/types.ts';
import type { Row, Tables } from './listing.ts';

export function millisecondsEach({ elapsed_s, executions }: Row): Cell {
  return typeof elapsed_s === 'number' && typeof executions === 'number' && executions > 0
    ? (elapsed_s / executions) * 1000
    : null;
}

/** The opening of the statement's text, else the module that ran it. */
export function sqlTextOf({ sql_id, old_hash_value, module }: Row, tables: Tables): Cell {
  // STATSPACK knows statements by their hash values alone.
  const isOf = (row: Row) => (sql_id ? row['sql_id'] === sql_id : row['old_hash_value'] === (old_hash_value ?? ''));
  const known = tables['sql_text']?.find((row) => isOf(row) && row['sql_text'] !== null);
  return known?.['sql_text'] ?? module ?? null;
}

/** A parameter's value at the end of a period, else at its beginning. */
export function parameterIn(row: Row, period: 'first' | 'second'): Cell {
  return row[`${period}_end_value`] ?? row[`${period}_begin_value`] ?? null;
}

export function segmentName({ owner, object_name, subobject_name }: Row): Cell {
  return [owner, object_name, subobject_name].filter(Boolean).join('.') || null;
}

export function sessionName({ sid, serial, instance_number }: Row): Cell {
  if (sid === null || sid === undefined) return null;
  const name = [sid, serial].filter((part) => part !== null).join(',');
  return instance_number ? `${name} @${instance_number}` : name;
}
