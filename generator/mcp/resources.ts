/** Pages as resources: `awr://pages/{language}/{path}index.md` and `.json`, the files that the site publishes beside its pages. */

import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import { formsOf, hasForms } from '../pages/forms/forms.ts';
import type { ModelWithForms } from '../pages/types.ts';
import type { Desk, View } from './desk.ts';

const SCHEME = 'awr://pages/';

export function registerPages(server: McpServer, desk: Desk): void {
  const template = new ResourceTemplate(`${SCHEME}{language}/{+file}`, {
    // Snapshots and SQL are too many to list; the pages listed link to them, and tools give their paths.
    list: () =>
      desk.at(async (view) => ({
        resources: ['', ...(await view.fleet()).databases.map(({ database }) => `${database.slug}/`)].map((path) => ({
          uri: `${SCHEME}en/${path}index.md`,
          name: path === '' ? 'fleet' : path.slice(0, -1),
          mimeType: 'text/markdown',
        })),
      })),
  });
  server.registerResource(
    'pages',
    template,
    {
      title: 'Pages',
      description:
        'Pages of the site: fleet (empty path), database, snapshot, SQL, wait event, segment, comparison, parameters, cluster, PDBs, findings, data quality. language is en or zh; file is the path of a page, as tools give it, with index.md (compact) or index.json (under the site’s schema).',
    },
    (uri, { language, file }) =>
      desk.at(async (view) => {
        const [, path = '', name] = /^(.*?)(index\.(?:md|json))$/.exec(String(file)) ?? [];
        if ((language !== 'en' && language !== 'zh') || name === undefined) throw noPage(uri);
        const { json, markdown } = formsOf(await modelAt(view, path, uri), language);
        const isMarkdown = name === 'index.md';
        return {
          contents: [
            {
              uri: uri.href,
              mimeType: isMarkdown ? 'text/markdown' : 'application/json',
              text: isMarkdown ? markdown : json,
            },
          ],
        };
      }),
  );
}

async function modelAt(view: View, path: string, uri: URL): Promise<ModelWithForms> {
  const entry = (await view.entries()).find((each) => each.path === path);
  if (!entry) throw noPage(uri);
  // Both are kept while the lake is the same.
  if (entry.type === 'fleet') return await view.fleet();
  if (entry.type === 'database') return await view.database(entry.key);
  const model = await view.source.model(entry.type, entry.key);
  if (!hasForms(model)) throw noPage(uri);
  return model;
}

/** The protocol's code for a resource that is not there. */
const RESOURCE_NOT_FOUND = -32002;

const noPage = (uri: URL): McpError =>
  new McpError(RESOURCE_NOT_FOUND, `There is no page ${uri.href}.`, {
    code: 'no_page',
    remedy: 'Take a path from list_databases or list_snapshots and add index.md or index.json.',
  });
