/** All checks, in the order that they are made in: one leaves the rig to the next as it found it, or better. */
import type { Check } from '../lib/check.ts';
import { restore } from './backup.ts';
import { artefact, dryFirst, dryRun, firstRun, nginxTest, secondRun, verify } from './deploy.ts';
import { killed, powerCut } from './faults.ts';
import { ansibleLint, syntax } from './lint.ts';
import { badNight, night } from './night.ts';
import { listeners, ports } from './ports.ts';
import { preflight } from './preflight.ts';
import { badRelease, damagedRelease, rollback, siteRollback } from './releases.ts';
import { headers, redirect, served, stranger, unknownHost } from './site.ts';
import { grade, versions } from './tls.ts';
import { confined, nothingFailed, timers } from './units.ts';

export const checks: Check[] = [
  ...[ansibleLint, syntax, artefact],
  ...[preflight],
  ...[dryFirst, firstRun, secondRun, dryRun, nginxTest],
  ...[timers, confined, night, nothingFailed],
  ...[served, headers, redirect, unknownHost, stranger],
  ...[versions, grade, ports, listeners],
  ...[verify, damagedRelease, badRelease, rollback, badNight, siteRollback, restore],
  ...[killed, powerCut],
];
