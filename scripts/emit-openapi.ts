import { writeFile } from 'node:fs/promises'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { apiDocument, openApp } from '../server/src/app.ts'
import type { House } from '../server/src/house.ts'
import { siteAt } from '../server/src/plant/http/index.ts'
import { silentLog } from '../server/src/plant/log/index.ts'

// Writes the HTTP contract from the routes themselves: contract/openapi.json and the types of the client.
// The routes are only described, never asked, so no part of a house is needed.
const described = {
  log: silentLog,
  site: siteAt('http://127.0.0.1:4321'),
  config: { proxies: [] },
} as unknown as House
const document = openApp(described).getOpenAPI31Document(apiDocument)
const contract = new URL('../contract/', import.meta.url)
await writeFile(new URL('openapi.json', contract), `${JSON.stringify(document, null, 2)}\n`)
const types = astToString(await openapiTypescript(document as never))
await writeFile(
  new URL('src/openapi.d.ts', contract),
  `/* Written by \`npm run emit\` from the server's routes. */\n${types}`,
)
