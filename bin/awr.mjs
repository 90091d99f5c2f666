#!/usr/bin/env node
// Starts the command line under a Node that runs TypeScript as it is. Plain JavaScript that older versions understand,
// so that they can say what is wrong, or hand over to the Node that this project pins.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const isNewEnough = major > 22 || (major === 22 && minor >= 18);

if (isNewEnough) {
  // Running TypeScript and SQLite are announced as experimental by some versions; that is no news for the user.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') console.error(`${warning.name}: ${warning.message}`);
  });
  // What an earlier run has compiled: else taking the types out and parsing take most of a short command's time. Where it
  // cannot be written there is none; that is no fault.
  const cache = fileURLToPath(new URL('../node_modules/.cache/awr', import.meta.url));
  process.getBuiltinModule('node:module').enableCompileCache(cache);
  const { main } = await import('../generator/cli.ts');
  await main(process.argv.slice(2));
} else {
  const pinned = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  if (existsSync(pinned)) handOver(pinned);
  else {
    console.error(`awr needs Node 22.18 or newer, this is ${process.version}.`);
    console.error('  remedy: run "npm install" in the project, it brings the right Node along; or use a newer one.');
    process.exitCode = 1;
  }
}

/** Runs the same command under another Node: same streams, same signals, same end. */
function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`awr: the pinned Node does not start: ${error.message}`);
    console.error('  remedy: run "npm install" in the project again.');
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code === null ? 1 : code);
    for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}
