/** What systemd 239, Enterprise Linux 8's, does not know yet. */

/** Keys of units that came after it (systemd's NEWS). */
export const LATER_KEYS = [
  ...['ProtectHostname', 'ProtectClock', 'ProtectKernelLogs', 'ProtectProc', 'ProcSubset', 'RestrictSUIDSGID'],
  ...['LoadCredential', 'OOMPolicy', 'OnSuccess', 'LogNamespace', 'RestrictFileSystems', 'SocketBindDeny', 'ExitType'],
];
