/** What systemd 239, Enterprise Linux 8's, does not know yet, and what systemd itself says of a unit. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Keys of services and timers that came after it (systemd's NEWS). */
export const LATER_KEYS = [
  ...['ProtectHostname', 'ProtectClock', 'ProtectKernelLogs', 'ProtectProc', 'ProcSubset', 'RestrictSUIDSGID'],
  ...['LoadCredential', 'OOMPolicy', 'OnSuccess', 'LogNamespace', 'RestrictFileSystems', 'SocketBindDeny', 'ExitType'],
  ...['LoadCredentialEncrypted', 'SetCredential', 'ExecCondition', 'TimeoutAbortSec', 'TimeoutStartFailureMode'],
  ...[
    'PrivateIPC',
    'NetworkNamespacePath',
    'IPIngressFilterPath',
    'IPEgressFilterPath',
    'SystemCallLog',
    'SocketBindAllow',
  ],
  ...['NoExecPaths', 'ExecPaths', 'ExecSearchPath', 'BindLogSockets', 'LogFilterPatterns', 'RootHash'],
  ...['MemoryMin', 'DefaultMemoryMin', 'DefaultMemoryLow', 'DisableControllers', 'AllowedCPUs', 'AllowedMemoryNodes'],
  ...['CPUQuotaPeriodSec', 'NUMAPolicy', 'NUMAMask', 'CoredumpFilter', 'ManagedOOMSwap', 'ManagedOOMMemoryPressure'],
  ...['LogRateLimitIntervalSec', 'LogRateLimitBurst', 'RestartSteps', 'RestartMaxDelaySec', 'RestartMode', 'OpenFile'],
  ...['RestrictNetworkInterfaces', 'MemoryKSM', 'MemoryZSwapMax', 'Upholds', 'PropagatesStopTo', 'StopPropagatedFrom'],
  ...['OnClockChange', 'OnTimezoneChange', 'FixedRandomDelay', 'DeferReactivation', 'TimeoutCleanSec'],
];

/** Keys of a unit that systemd 239 does not know, and one that Node cannot live under: it compiles code as it runs. */
export const refusedKeys = (unit: string): string[] =>
  unit
    .split('\n')
    .flatMap((line) => /^([A-Za-z]+)=/.exec(line)?.[1] ?? [])
    .filter((key) => LATER_KEYS.includes(key) || key === 'MemoryDenyWriteExecute');

/** `OK` in systemd's own words ends at 4 of what it names "exposure"; our choice of the bound. */
export const MOST_EXPOSED = 2;

export const hasSystemd = spawnSync('systemd-analyze', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * What `systemd-analyze verify` has against a unit, a line each. `dir` is scratch. Its programs and its user are not on this
 * machine and are replaced; everything else is looked at.
 */
export function complaints(dir: string, name: string, unit: string): string[] {
  const file = path.join(dir, name);
  const here = unit
    .replace(/^(Exec\w+=[-+!@]*)\S+/gm, '$1/bin/true')
    .replace(/^(User|Group)=.*$/gm, '$1=root')
    .replace(/^OnFailure=.*$/gm, '');
  fs.writeFileSync(file, here);
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
  return `${stdout}${stderr}`.split('\n').filter((line) => line.includes(name.replace('@', '')) || line.includes(name));
}

/** How exposed a service is in systemd's view, from 0 to 10. `dir` is scratch. */
export function exposureOf(dir: string, name: string, unit: string): number {
  const file = path.join(dir, name);
  fs.writeFileSync(file, unit);
  const args = ['security', '--offline=yes', '--no-pager', file];
  const { stdout } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  return Number(/exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
}
