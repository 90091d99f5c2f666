/** Pages as resources: `awr://pages/{language}/{path}index.md` and `.json`, the files that the site publishes beside its pages. */

import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import { formsOf } from '../pages/forms/forms.ts';
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
        'Pages of the site: fleet (empty path), database, snapshot, SQL. language is en or zh; file is the path of a page, as tools give it, with index.md (compact) or index.json (under the site’s schema).',
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
  const [db = '', sqlId = ''] = entry?.key.split('/') ?? [];
  switch (entry?.type) {
    case 'fleet':
      return await view.fleet();
    case 'database':
      return await view.database(db);
    case 'snapshot':
      return await view.source.snapshot(entry.key);
    case 'sql':
      return await view.source.sql(db, sqlId);
    default:
      throw noPage(uri);
  }
}

/** The protocol's code for a resource that is not there. */
const RESOURCE_NOT_FOUND = -32002;

const noPage = (uri: URL): McpError =>
  new McpError(RESOURCE_NOT_FOUND, `There is no page ${uri.href}.`, {
    code: 'no_page',
    remedy: 'Take a path from list_databases or list_snapshots and add index.md or index.json.',
  });
