/**
 * Tells systemd that the service is ready, where it asked to be told (`Type=notify`). Node has no datagram sockets of the
 * local kind, so systemd's own little program says it; the unit needs `NotifyAccess=all`.
 */
import { execFile } from 'node:child_process';

/** `state`: `READY=1`, `STOPPING=1`. Does nothing where nobody listens; a failure is told to `onFailure`. */
export function notifySystemd(state: 'READY=1' | 'STOPPING=1', onFailure: (message: string) => void): void {
  if (!process.env['NOTIFY_SOCKET']) return;
  execFile('systemd-notify', [`--pid=${process.pid}`, state], { timeout: 5000 }, (error) => {
    if (error) onFailure(`systemd-notify ${state}: ${error.message}`);
  });
}
