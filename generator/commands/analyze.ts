/** `awr analyze`: brings the analysis up to date with the reports in the lake. */
import { analyze } from '../analysis/analyze.ts';
import { EXIT } from '../base/errors.ts';
import type { Command } from './types.ts';

const command: Command = {
  name: 'analyze',
  summary: 'Work out series, metrics and changes from the reports in the lake',
  usage: '',
  takes: { most: 0 },
  options: {},
  async run(ctx) {
    await analyze(ctx);
    return EXIT.ok;
  },
};

export default command;
