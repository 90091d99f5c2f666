/** Changes with the analysis's own code: every database is then analysed again. */
import path from 'node:path';
import { codeVersion } from '../base/code-version.ts';

const here = import.meta.dirname;

export const ANALYSIS_VERSION = codeVersion([here, path.join(here, '../lake/analysis-tables')]);
