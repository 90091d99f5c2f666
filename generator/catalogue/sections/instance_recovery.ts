/** Instance recovery at both snapshots, and what checkpoints wrote in between. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'instance_recovery',
  doc: 'Instance recovery: levels at the two snapshots and, in a row `interval`, blocks that checkpoints wrote by cause',
  columns: [
    {
      name: 'snapshot',
      type: 'text',
      doc: '`begin`, `end` or `interval`',
      from: ['', 'B/E'],
      codes: { b: 'begin', e: 'end' },
    },
    {
      name: 'target_mttr_s',
      type: 'number',
      doc: 'Target of the mean time to recover, seconds',
      from: ['Targt MTTR (s)', 'Target MTTR (s)'],
    },
    { name: 'estimated_mttr_s', type: 'number', doc: 'Estimated time to recover, seconds', from: ['Estd MTTR (s)'] },
    {
      name: 'estimated_recovery_ios',
      type: 'number',
      doc: 'I/O that a recovery would take',
      from: ['Recovery Estd IOs', "Recovery Estd IO's"],
    },
    {
      name: 'actual_redo_blocks',
      type: 'number',
      doc: 'Redo blocks that a recovery would read',
      from: ['Actual RedoBlks'],
    },
    {
      name: 'target_redo_blocks',
      type: 'number',
      doc: 'Most redo blocks that a recovery should read',
      from: ['Target RedoBlks'],
    },
    {
      name: 'log_size_redo_blocks',
      type: 'number',
      doc: '… as the size of the logs demands',
      from: ['Log Sz RedoBlks', 'Log File Size RedoBlks'],
    },
    {
      name: 'log_timeout_redo_blocks',
      type: 'number',
      doc: '… as LOG_CHECKPOINT_TIMEOUT demands',
      from: ['Log Ckpt Timeout RedoBlks'],
    },
    {
      name: 'log_interval_redo_blocks',
      type: 'number',
      doc: '… as LOG_CHECKPOINT_INTERVAL demands',
      from: ['Log Ckpt Interval RedoBlks'],
    },
    { name: 'optimal_log_mb', type: 'number', doc: 'Best size of the redo logs, mebibytes', from: ['Opt Log Sz(M)'] },
    {
      name: 'estimated_rac_available_s',
      type: 'number',
      doc: 'Estimated time until a RAC database is available, seconds',
      from: ['Estd RAC Avail Time'],
    },
    {
      name: 'mttr_writes',
      type: 'number',
      doc: 'Blocks written for the target of the mean time to recover; `interval` alone',
      from: ['MTTR Writes'],
    },
    { name: 'log_size_writes', type: 'number', doc: '… for the size of the logs', from: ['Log Size Writes'] },
    {
      name: 'log_checkpoint_writes',
      type: 'number',
      doc: '… for the LOG_CHECKPOINT_… parameters',
      from: ['Log Ckpt Writes'],
    },
    { name: 'other_settings_writes', type: 'number', doc: '… for other settings', from: ['Other Settings Writes'] },
    {
      name: 'autotune_checkpoint_writes',
      type: 'number',
      doc: '… by checkpoints that tune themselves',
      from: ['Autotune Ckpt Writes'],
    },
    { name: 'thread_checkpoint_writes', type: 'number', doc: '… by thread checkpoints', from: ['Thread Ckpt Writes'] },
  ],
  sources: [
    {
      summary: /displays instance recovery statistics/i,
      heading: /^instance recovery stat(istic)?s$/i,
      units: { estimated_rac_available_s: 's' },
      expects: [
        'snapshot',
        'target_mttr_s',
        'estimated_mttr_s',
        'actual_redo_blocks',
        'target_redo_blocks',
        'log_size_redo_blocks',
      ],
    },
    {
      summary: /displays checkpoint activity/i,
      heading: /^checkpoint activity$/i,
      constants: { snapshot: 'interval' },
      from: { snapshot: [] },
      expects: [
        'mttr_writes',
        'log_size_writes',
        'log_checkpoint_writes',
        'other_settings_writes',
        'autotune_checkpoint_writes',
        'thread_checkpoint_writes',
      ],
    },
  ],
});
