import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { answerDoor } from './answer-door.ts'
import { openApp, type RequestBindings } from './app.ts'
import { changesHandler, isChanges } from './community/index.ts'
import { refusingEvenly } from './even-refusals.ts'
import type { House } from './house.ts'
import { clientAddressBehind } from './plant/http/index.ts'
import { type Log, logOf } from './plant/log/index.ts'
import { identify } from './production/index.ts'
import {
  fediverseHandler,
  filmHandler,
  isFediverse,
  isOutletFile,
  isKitLink,
  isPodcast,
  kitLinkHandler,
  podcastHandler,
  shareCardHandler,
} from './publish/index.ts'
import type { PageCache } from './page-cache.ts'
import { pageDoor, type Pages } from './page-door.ts'
import { Refusal } from './refusal.ts'
import { mediaHandler } from './wall/index.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const NO_PAGES =
  'The pages of this house are not built; the API is open. Run npm start, or npm run build and start again.\n'

declare module 'node:http' {
  interface IncomingMessage {
    /** The API without a network between, for the pages rendered in this process. */
    stagedoor?: {
      fetch: (request: Request) => Response | Promise<Response>
      origin: string
      crashed: (cause: unknown) => void
    }
  }
}

/** Opens the door: media on bare node:http, the API, and the pages built from `web`. */
export async function serve(house: House): Promise<Server> {
  const { config, site, log } = house
  const app = openApp(house)
  const addressOf = clientAddressBehind(config.proxies)
  const media = mediaHandler({
    ...house,
    wornBy: async (headers) => house.madeViewers.whoIsWorn(headers, await identify(house, headers)),
  })
  const changes = changesHandler({
    front: house.front,
    addressOf,
    whoLooks: async (headers) => {
      const identity = await identify(house, headers)
      const worn = await house.madeViewers.whoIsWorn(headers, identity)
      return worn?.id ?? house.viewers.whoLooks(headers, identity)
    },
  })
  const card = shareCardHandler(house)
  const kitLink = kitLinkHandler(house)
  const films = filmHandler(house)
  const podcast = podcastHandler(house)
  const fediverse = fediverseHandler({ ...house.fediverse, site, addressOf, ticks: () => performance.now() })
  const cache = house.pages
  const pages = pageDoor({ pages: await loadPages(logOf(log, 'pages')), cache })
  const ask = refusingEvenly(
    answerDoor<RequestBindings>({
      ask: (request, bindings) => droppingWhatChanged(cache, request, app.fetch(request, bindings)),
      cache,
    }),
  )
  const api = getRequestListener((request, env) => {
    const { incoming } = env as { incoming: IncomingMessage }
    const bindings: RequestBindings = { clientAddress: addressOf(incoming), incoming }
    return ask(request, bindings)
  })
  const failed = (response: ServerResponse) => (error: unknown) => {
    logOf(log, 'http').error({ err: error }, 'unhandled')
    if (response.headersSent) response.destroy()
    else response.writeHead(500, { 'content-type': 'text/plain' }).end('Something went wrong on our side.\n')
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path.startsWith('/m/')) void media(request, response).catch(failed(response))
    else if (path.startsWith('/card/')) void card(request, response).catch(failed(response))
    else if (isKitLink(path)) void kitLink(request, response).catch(failed(response))
    else if (isOutletFile(path)) void films(request, response).catch(failed(response))
    else if (isPodcast(path)) void podcast(request, response).catch(failed(response))
    else if (isFediverse(path)) void fediverse(request, response).catch(failed(response))
    else if (isChanges(path)) void changes(request, response).catch(failed(response))
    else if (path.startsWith('/api/')) void api(request, response).catch(failed(response))
    else if (path === '/healthz') response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n')
    else if (path === '/readyz') void ready(house, response).catch(failed(response))
    else {
      const clientAddress = addressOf(request)
      request.stagedoor = {
        origin: site.origin,
        fetch: (asked) => ask(asked, { clientAddress }),
        crashed: (cause) => logOf(log, 'pages').error({ err: cause }, 'unhandled'),
      }
      pages(request, response, () => response.writeHead(404).end())
    }
  })
  // Uploads of hours and event streams must not be cut; headers that dawdle still are.
  server.requestTimeout = 0
  server.headersTimeout = 20_000
  await listen(server, config)
  return server
}

// What crew change is gone from every kept page before their own answer leaves; other processes hear of it besides.
async function droppingWhatChanged(
  cache: PageCache,
  { method, url }: Request,
  answer: Response | Promise<Response>,
): Promise<Response> {
  const answered = await answer
  if (!SAFE.has(method) && !new URL(url).pathname.startsWith('/api/v1/public/')) cache.drop()
  return answered
}

async function loadPages(log: Log): Promise<Pages> {
  const built = new URL('../../web/build/handler.js', import.meta.url)
  if (!existsSync(built)) {
    log.warn('the pages are not built; the API alone is open')
    return (_request, response) => response.writeHead(404, { 'content-type': 'text/plain' }).end(NO_PAGES)
  }
  const { handler } = (await import(built.href)) as { handler: Pages }
  return handler
}

async function ready({ worker }: House, response: ServerResponse): Promise<void> {
  await worker.selectFrom('plant.house').select('singleton').execute()
  response.writeHead(200, { 'content-type': 'text/plain' }).end('ready\n')
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      reject(
        new Refusal(
          `Port ${port} is taken. Set STAGEDOOR_PORT to another one and start again; nothing was changed.`,
        ),
      )
    })
    server.listen(port, host, () => resolve())
  })
}
