import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { instant } from '@stagedoor/core/time'
import { clearanceJobs } from '../clearance/index.ts'
import { openSaltlight, wren } from '../clearance/testing.ts'
import { cutJobs } from '../cut/index.ts'
import { Alarms } from '../plant/alarms/index.ts'
import { openClock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import type { TestDatabase } from '../plant/db/testing.ts'
import { Events } from '../plant/events/index.ts'
import { type ApiEnv, type Identity, onApiError, problemResponse, siteAt } from '../plant/http/index.ts'
import { Jobs } from '../plant/jobs/index.ts'
import { silentLog } from '../plant/log/index.ts'
import { engineWhenNeeded } from '../plant/media/index.ts'
import { openDiskStorage } from '../plant/storage/index.ts'
import type { Db } from '../schema/index.ts'
import {
  GateWatch,
  MadeViewers,
  MediaAddresses,
  mediaHandler,
  progressRoutes,
  viewAsRoutes,
  Viewers,
  whoLooksOn,
} from '../wall/index.ts'
import { CONNECTORS } from '../connectors/index.ts'
import type { PlatformOrigins } from '../plant/config/platform-origins.ts'
import { sealUnder } from '../plant/seal/index.ts'
import { Platforms } from './accounts/index.ts'
import { deliverDeps } from './deliver-deps.ts'
import {
  fediverseHandler,
  filmHandler,
  isFediverse,
  isOutletFile,
  isPodcast,
  openFediverse,
  podcastFeed,
  podcastHandler,
} from './outlets/index.ts'
import { publishJobs } from './jobs.ts'
import { kitLinkHandler } from './kits/kit-visits.ts'
import { addressesGiven } from './addresses/public-addresses.ts'
import { type Outside, readBack } from './ledger/read-back.ts'
import { publishRoutes } from './routes.ts'
import { shareCardHandler } from './pages/share-card.ts'
import { schedulePublication } from './opening/schedule-publication.ts'
import { renderedFilm } from './testing-film.ts'

/** A house with its doors open: served over HTTP, its alarms and events running, *Saltlight* in it. */
export type FrontOfHouse = Awaited<ReturnType<typeof openFrontOfHouse>>

/** How long a test waits for what the house does by itself. */
export const PATIENT = { timeout: 20_000 }

/** Who did things in these tests. */
export const publicist = wren

/** Opens front of house over a test database, its job workers only if asked; `close` it after the file's tests. */
export async function openFrontOfHouse(
  house: TestDatabase,
  { works = false, named = {} }: { works?: boolean; named?: PlatformOrigins } = {},
) {
  const saltlight = await openSaltlight(house)
  const clock = await openClock({ db: house.worker, listen: house.listen, log: silentLog }, 'manual')
  const folder = await mkdtemp(join(tmpdir(), 'front-'))
  const storage = await openDiskStorage(join(folder, 'storage'))
  const listener = { listen: house.listen }
  const gates = new GateWatch({ db: house.worker, listener, isListening: house.isListening })
  await gates.start()
  const addresses = new MediaAddresses({ db: house.worker, key: randomBytes(32), clock, gates })
  const jobs = new Jobs({ db: house.worker, listener, log: silentLog, crewRole: house.roles.crew })
  const events = new Events({ db: house.worker, listener, log: silentLog })
  const alarms = new Alarms({ db: house.worker, clock, listener, log: silentLog })
  const site = siteAt('https://house.example')
  const feed = podcastFeed({ db: house.worker, fan: house.fan, site })
  // Its mail is carried by nobody here: what is sent waits.
  const fediverse = openFediverse({
    db: house.worker,
    fan: house.fan,
    listener,
    site,
    seal: sealUnder(randomBytes(32)),
    log: silentLog,
  })
  const engine = engineWhenNeeded({ engine: 'node-av', ffmpegPath: null, searchPath: '' })
  const ports = {
    storage,
    media: engine,
    platforms: new Platforms({ connectors: [...CONNECTORS, feed, fediverse.connector], named }),
    db: house.crew,
    fan: house.fan,
    clock,
    site,
    jobs,
    addresses,
    key: { derive: (purpose: string) => createHash('sha256').update(purpose).digest() },
    accountSeal: sealUnder(randomBytes(32)),
  }

  const viewers = new Viewers({ ...ports, key: randomBytes(32) })
  const madeViewers = new MadeViewers({ ...ports, key: randomBytes(32) })
  let identity: Identity = { kind: 'nobody' }
  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.notFound(() => problemResponse(new Problem('not-found')))
  api.use(async (c, next) => {
    c.set('identity', identity)
    c.set('viewer', null)
    c.set('madeViewer', null)
    c.set('clientAddress', '127.0.0.1')
    await next()
  })
  api.use('/api/v1/public/*', whoLooksOn({ viewers, madeViewers }))
  api.route('/api/v1', publishRoutes(ports))
  api.route('/api/v1', progressRoutes({ ...ports, viewers, madeViewers }))
  api.route('/api/v1', viewAsRoutes({ ...ports, viewers, madeViewers }))
  api.doc31('/api/v1/openapi.json', { openapi: '3.1.0', info: { title: 'Stagedoor', version: '1' } })
  const answer = getRequestListener((request, env) => api.fetch(request, env))
  const media = mediaHandler({
    addresses,
    storage,
    wornBy: (headers) => madeViewers.whoIsWorn(headers, identity),
  })
  const card = shareCardHandler({ fan: house.fan, storage })
  const outlets = { ...ports, db: house.worker }
  const film = filmHandler(outlets)
  const podcast = podcastHandler(outlets)
  const federated = fediverseHandler({
    ...fediverse,
    site,
    addressOf: () => '127.0.0.1',
    ticks: () => performance.now(),
  })
  const kitLink = kitLinkHandler({ db: house.crew, fan: house.fan, clock })
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/m/')) void media(request, response)
    else if (request.url?.startsWith('/card/')) void card(request, response)
    else if (request.url?.startsWith('/k/')) void kitLink(request, response)
    else if (isOutletFile(request.url ?? '')) void film(request, response)
    else if (isPodcast(request.url ?? '')) void podcast(request, response)
    else if (isFediverse(request.url ?? '')) void federated(request, response)
    else void answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const outside: Outside = async (path) => {
    const response = await fetch(`${origin}${path}`, { redirect: 'manual' })
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) }
  }

  const deliver = deliverDeps({ ...ports, db: house.worker, storage, log: silentLog })
  const work = { db: house.worker, clock, jobs, events, alarms, outside, deliver }
  clearanceJobs(work)
  cutJobs({ ...work, storage, media: engine })
  publishJobs(work)
  await jobs.start({ works })
  // Alarms are not started and ring in `settle` alone, so that a test says when the house notices a moment.
  await events.start()

  const settle = async () => {
    // An event may set an alarm for this very moment, and that announces another.
    for (let round = 0; round < 2; round += 1) {
      await alarms.settled()
      await events.settled()
    }
  }
  const kept = async (words: string): Promise<string> => {
    const path = join(folder, newId())
    await writeFile(path, words)
    return (await storage.adopt({ kind: 'arrived', path, sha256: null })).sha256
  }

  return {
    ...saltlight,
    ...ports,
    viewers,
    storage,
    gates,
    events,
    alarms,
    outside,
    origin,
    settle,
    /** The way to the platforms, as deliveries go it. */
    contextFor: deliver.contextFor,
    deliver,
    fediverse,
    /** The house's clock goes to a moment, and what was due rings. */
    goTo: async (ms: number) => {
      await house.clock.set(instant(ms))
      await clock.refresh()
      await settle()
    },
    /** The clock alone goes to a moment: nothing rings, as when every job sleeps. */
    onlyTheClock: async (ms: number) => {
      await house.clock.set(instant(ms))
      await clock.refresh()
    },
    /** Speaks to the API as somebody. */
    as: (somebody: Identity) => {
      identity = somebody
    },
    /** A cut of the first ten seconds of an asset, rendered; `canary` is in the bytes of its film. */
    rendered: (assetId: string, canary = 'The second lantern') =>
      renderedFilm(
        { db: house.crew, clock },
        { productionId: saltlight.productionId, assetId, canary, film: kept },
      ),
    /** Puts a rendered cut on the calendar. */
    schedules: (cutId: string, opensAt: number | null, title = 'The second lantern') =>
      schedulePublication(ports, {
        productionId: saltlight.productionId,
        cutId,
        rule: opensAt === null ? { kind: 'at-once' } : { kind: 'moment', at: instant(opensAt) },
        title,
        copy: 'Forty oilskins, one lamp.',
        slug: null,
        actor: publicist,
      }),
    /** What anybody gets for a path, as JSON. */
    anybody: async (path: string) => {
      const { status, body } = await outside(path)
      return { status, body: JSON.parse(body.toString()) as Record<string, unknown> }
    },
    reads: (recallId: string) => readBack({ db: house.worker, clock, outside }, { recallId }),
    close: async () => {
      await alarms.stop()
      await events.stop()
      await jobs.stop()
      await gates.stop()
      await engine.close()
      await clock.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Every address under which anything of a publication was ever reachable: what a search for leaks has to ask. */
export async function everyAddressOf(db: Db, publicationId: string): Promise<string[]> {
  const row = await db
    .selectFrom('publish.publications as p')
    .innerJoin('production.frontPages as f', 'f.productionId', 'p.productionId')
    .leftJoin('publish.posts as post', 'post.publicationId', 'p.id')
    .select(['p.gateId', 'p.slug', 'f.slug as production', 'post.id as postId'])
    .where('p.id', '=', publicationId)
    .executeTakeFirstOrThrow()
  const given = await addressesGiven(db, row.gateId)
  const page =
    row.slug === null
      ? []
      : [`/${row.production}/${row.slug}`, `/api/v1/public/productions/${row.production}/posts/${row.slug}`]
  const card = row.postId === null ? [] : [`/card/${row.postId}`]
  return [...page, ...card, ...given.map(({ path }) => path)]
}
