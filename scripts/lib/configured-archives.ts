/** Prints how many archives the configuration names; `--config=FILE` as for `awr`. A configuration that does not load counts as one: `awr` then says what is wrong with it. */
import { loadConfig } from '../../generator/base/config-file.ts';

const named = process.argv.find((argument) => argument.startsWith('--config='))?.slice('--config='.length);
const count = await loadConfig({}, { cwd: process.cwd(), named }).then(
  (config) => config.archive.length,
  () => 1,
);
console.log(count);
