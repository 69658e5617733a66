import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { openApp } from '../../../server/src/app.ts'
import { readConfig } from '../../../server/src/config.ts'
import { openHouse } from '../../../server/src/house.ts'
import { setManual } from '../../../server/src/plant/clock/index.ts'
import { silentLog } from '../../../server/src/plant/log/index.ts'
import { serve } from '../../../server/src/serve.ts'

/** A whole house with its doors open and a clock that stands where it was put. */
export type SurfaceHouse = Awaited<ReturnType<typeof openSurface>>

/** What came back: bytes, as they lay on the wire. */
export interface Bytes {
  readonly status: number
  readonly text: string
  readonly setCookie: readonly string[]
}

interface Asking {
  readonly cookie?: string
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

interface Posting {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: URLSearchParams
}

/** Opens a whole house over a database of its own; its pages are served if they are built. */
export async function openSurface({ dataDir, databaseUrl }: { dataDir: string; databaseUrl: string | null }) {
  const house = await openHouse(
    readConfig({
      STAGEDOOR_DATA: dataDir,
      STAGEDOOR_DEMO: 'off',
      STAGEDOOR_PORT: '0',
      STAGEDOOR_URL: 'http://127.0.0.1:4321',
      STAGEDOOR_CLOCK: 'manual',
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    }),
    silentLog,
  )
  // A post alone, without the cut and the publication behind it.
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint where conrelid = 'publish.posts'::regclass and contype = 'f'
      and confrelid = 'publish.publications'::regclass`.execute(house.database.owner)
  for (const { name } of rows)
    await sql`alter table publish.posts drop constraint ${sql.id(name)}`.execute(house.database.owner)
  const app = openApp(house)
  const server: Server = await serve(house)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  let networks = 0
  /** Asks the API inside the process, from a network of one's own, so that limits of strangers do not meet. */
  const api = async (
    path: string,
    { cookie = '', method = 'GET', body, headers = {} }: Asking = {},
  ): Promise<Bytes> => {
    networks += 1
    const answer = await app.fetch(
      new Request(`http://127.0.0.1:4321${path}`, {
        method,
        headers: {
          ...(cookie === '' ? {} : { cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
      { clientAddress: `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}` },
    )
    return { status: answer.status, text: await answer.text(), setCookie: answer.headers.getSetCookie() }
  }
  /** Asks for a page or a file over the socket, or posts a form to one. */
  const page = async (
    path: string,
    cookie = '',
    { method = 'GET', headers = {}, body }: Posting = {},
  ): Promise<Bytes> => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    return { status: answer.status, text: bytes.toString('latin1'), setCookie: answer.headers.getSetCookie() }
  }
  return {
    house,
    api,
    page,
    goTo: async (ms: number) => {
      await house.db.transaction().execute((trx) => setManual(trx, instant(ms)))
      await house.clock.refresh()
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await house.close()
    },
  }
}
