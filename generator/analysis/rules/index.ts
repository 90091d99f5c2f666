/** Every rule, in the order of the published list. */
import aasOverCpus from './aas-over-cpus.ts';
import blockingSession from './blocking-session.ts';
import bufferBusy from './buffer-busy.ts';
import bufferCacheSmall from './buffer-cache-small.ts';
import chainedRows from './chained-rows.ts';
import controlFileIoSlow from './control-file-io-slow.ts';
import cpuCountChanged from './cpu-count-changed.ts';
import cpuDominates from './cpu-dominates.ts';
import cursorVersions from './cursor-versions.ts';
import dominantEvent from './dominant-event.ts';
import enqueueContention from './enqueue-contention.ts';
import freeBufferWaits from './free-buffer-waits.ts';
import fullScans from './full-scans.ts';
import gcBlocksLost from './gc-blocks-lost.ts';
import gcContention from './gc-contention.ts';
import gcReceiveSlow from './gc-receive-slow.ts';
import hardParses from './hard-parses.ts';
import hostCpuBusy from './host-cpu-busy.ts';
import instanceRestarted from './instance-restarted.ts';
import latchMutexContention from './latch-mutex-contention.ts';
import latencyAboveUsual from './latency-above-usual.ts';
import libraryCacheReloads from './library-cache-reloads.ts';
import loadAboveUsual from './load-above-usual.ts';
import loadAverageHigh from './load-average-high.ts';
import logFileSync from './log-file-sync.ts';
import logSwitches from './log-switches.ts';
import logonStorm from './logon-storm.ts';
import longInterval from './long-interval.ts';
import memoryResized from './memory-resized.ts';
import multiblockReadSlow from './multiblock-read-slow.ts';
import parameterChanged from './parameter-changed.ts';
import pgaMemory from './pga-memory.ts';
import racImbalance from './rac-imbalance.ts';
import redoWriteSlow from './redo-write-slow.ts';
import releaseChanged from './release-changed.ts';
import resourceManagerCpu from './resource-manager-cpu.ts';
import restartInside from './restart-inside.ts';
import rollbacksHigh from './rollbacks-high.ts';
import rowLockContention from './row-lock-contention.ts';
import type { Rule } from './rule.ts';
import runQueue from './run-queue.ts';
import sharedPoolSmall from './shared-pool-small.ts';
import singleBlockReadSlow from './single-block-read-slow.ts';
import snapshotGap from './snapshot-gap.ts';
import sqlDominates from './sql-dominates.ts';
import sqlPlanChanged from './sql-plan-changed.ts';
import sqlSlower from './sql-slower.ts';
import sqlVariable from './sql-variable.ts';
import storageSlow from './storage-slow.ts';
import swapping from './swapping.ts';
import tempIo from './temp-io.ts';
import topListsCut from './top-lists-cut.ts';
import topSqlMoved from './top-sql-moved.ts';
import unaccountedTime from './unaccounted-time.ts';
import undoErrors from './undo-errors.ts';
import waitClassHeavy from './wait-class-heavy.ts';
import waitsDominate from './waits-dominate.ts';

export const rules: readonly Rule[] = [
  aasOverCpus,
  cpuDominates,
  waitsDominate,
  hostCpuBusy,
  unaccountedTime,
  runQueue,
  dominantEvent,
  singleBlockReadSlow,
  multiblockReadSlow,
  controlFileIoSlow,
  redoWriteSlow,
  logFileSync,
  logSwitches,
  hardParses,
  cursorVersions,
  libraryCacheReloads,
  rowLockContention,
  enqueueContention,
  bufferBusy,
  latchMutexContention,
  gcBlocksLost,
  gcContention,
  gcReceiveSlow,
  pgaMemory,
  tempIo,
  bufferCacheSmall,
  sharedPoolSmall,
  undoErrors,
  sqlSlower,
  sqlPlanChanged,
  sqlVariable,
  sqlDominates,
  topSqlMoved,
  chainedRows,
  freeBufferWaits,
  resourceManagerCpu,
  latencyAboveUsual,
  cpuCountChanged,
  instanceRestarted,
  memoryResized,
  parameterChanged,
  releaseChanged,
  blockingSession,
  loadAverageHigh,
  swapping,
  racImbalance,
  logonStorm,
  rollbacksHigh,
  fullScans,
  longInterval,
  restartInside,
  snapshotGap,
  topListsCut,
  loadAboveUsual,
  waitClassHeavy,
  storageSlow,
];
