/** Changes with the code that makes the models: every page is then rendered anew. */
import { codeVersion } from '../base/code-version.ts';

export const MODEL_VERSION = codeVersion([import.meta.dirname]);
