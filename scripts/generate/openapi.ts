import openapiTypescript, { astToString } from 'openapi-typescript'
import { apiDocument, openApp } from '../../server/src/app.ts'
import type { House } from '../../server/src/house.ts'
import { siteAt } from '../../server/src/plant/http/index.ts'
import { silentLog } from '../../server/src/plant/log/index.ts'

/** The HTTP contract from the routes themselves, and the types of its client. */
export async function generate(): Promise<Record<string, string>> {
  // The routes are only described, never asked, so no more of a house is needed.
  const described = {
    log: silentLog,
    site: siteAt('http://127.0.0.1:4321'),
    key: { derive: () => Buffer.alloc(32) },
    config: { proxies: [] },
  } as unknown as House
  const document = openApp(described).getOpenAPI31Document(apiDocument)
  const types = astToString(await openapiTypescript(document as never))
  return {
    'contract/openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'contract/src/openapi.d.ts': `/* Written by \`npm run emit\` from the server's routes. */\n${types}`,
  }
}
