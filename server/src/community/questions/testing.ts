import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import type { StoryPointId } from '@stagedoor/core/production'
import { type Instant, instant } from '@stagedoor/core/time'
import { newId, randomId } from '../../plant/db/index.ts'
import type { TestDatabase } from '../../plant/db/testing.ts'
import { type ApiEnv, onApiError, problemResponse } from '../../plant/http/index.ts'
import { silentLog } from '../../plant/log/index.ts'
import { QuietStreams, type StreamLimits } from '../../plant/realtime/index.ts'
import { putStoryPoint } from '../../production/index.ts'
import { publishRoutes } from '../../publish/index.ts'
import { openFrontOfHouse } from '../../publish/testing.ts'
import { progressRoutes } from '../../wall/index.ts'
import { FrontWatch } from '../changes/front-watch.ts'
import { changesHandler, isChanges } from '../changes/serve-changes.ts'
import type { CommunityDeps } from '../deps.ts'
import { answeringRoutes } from '../routes/answering.ts'
import { deskRoutes } from '../routes/desk.ts'
import { questionRoutes } from '../routes/questions.ts'
import { replyRoutes } from '../routes/replies.ts'
import { spotlightRoutes } from '../routes/spotlights.ts'
import { searchReaders } from '../search-readers.ts'
import { aFan, type TestFan } from '../testing.ts'
import { sessionJobs } from './ring-session.ts'

/** A house in which fans ask and crew answer, over HTTP; *Saltlight* has two episodes that are out. `close` it. */
export async function openTalk(
  house: TestDatabase,
  { limits = { most: 100, mostOfNetwork: 50 } }: { limits?: StreamLimits } = {},
) {
  const front = await openFrontOfHouse(house)
  const { db, fan, clock, site, gates, productionId, slug, alarms } = front
  sessionJobs({ alarms })
  const watch = new FrontWatch({
    db,
    fan,
    clock,
    gates,
    listener: { listen: house.listen },
    streams: new QuietStreams(limits),
    log: silentLog,
  })
  await watch.start()

  const [first, second] = await tellEpisodes(house, productionId, instant(clock.now() - 1000))
  const labels = await db
    .selectFrom('production.storyLabels')
    .select(['id', 'pointId'])
    .where('productionId', '=', productionId)
    .execute()
  const labelOf = (pointId: string) => labels.find((label) => label.pointId === pointId)?.id ?? ''

  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.notFound(() => problemResponse(new Problem('not-found')))
  const viewers = { whoLooks: async () => null } as unknown as CommunityDeps['viewers']
  api.use(async (c, next) => {
    const account = c.req.header('x-test-account')
    c.set(
      'identity',
      account === undefined
        ? { kind: 'nobody' }
        : { kind: 'account', userId: account, name: 'Wren Adeyemi', email: '', isOperator: false },
    )
    c.set('viewer', c.req.header('x-test-viewer') ?? null)
    c.set('madeViewer', null)
    c.set('clientAddress', c.req.header('x-test-address') ?? '192.0.2.1')
    await next()
  })
  const deps = { db, fan, clock, site, viewers } as unknown as CommunityDeps
  for (const routes of [
    questionRoutes(deps),
    replyRoutes(deps),
    answeringRoutes(deps),
    deskRoutes(deps),
    spotlightRoutes(deps),
    publishRoutes({ ...front, searched: searchReaders }),
    progressRoutes({ ...deps, madeViewers: undefined as never }),
  ])
    api.route('/api/v1', routes)
  const answer = getRequestListener((request) => api.fetch(request))
  const header = (request: IncomingMessage, name: string) => request.headers[name]?.toString()
  const server = createServer((request, response) => {
    if (!isChanges(request.url ?? '')) return void answer(request, response)
    const changes = changesHandler({
      front: watch,
      addressOf: () => header(request, 'x-test-address') ?? '192.0.2.1',
      whoLooks: async () => header(request, 'x-test-viewer') ?? null,
    })
    void changes(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const sentBy = (who: TestFan | null): Record<string, string> =>
    who === null
      ? {}
      : { 'x-test-account': who.accountId, 'x-test-viewer': who.viewerId, cookie: 'stagedoor_viewer=known' }
  const asks = async (
    who: TestFan | null,
    ...[method, path, body]: [method: string, path: string, body?: unknown]
  ) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { ...sentBy(who), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, text, body: JSON.parse(text) }
  }
  const home = `/api/v1/public/productions/${slug}`

  const backstage: TestFan = { accountId: newId(), viewerId: randomBytes(1).toString('hex'), handle: '' }
  await db
    .insertInto('production.memberships')
    .values({ id: newId(), productionId, userId: backstage.accountId, role: 'publicist' })
    .execute()

  return {
    ...front,
    watch,
    origin,
    home,
    first,
    second,
    labelOf,
    asks,
    sentBy,
    /** A publicist, as backstage knows them; no fan. */
    backstage,
    /** A fan who has seen up to some points. */
    fan: (handle: string, points: readonly string[] = []) =>
      aFan(house, handle, { seen: { productionId, points } }),
    /** Somebody whom the production gave a badge. */
    badge: async (who: TestFan, name: string, kind: 'crew' | 'cast' = 'cast') => {
      const id = randomId()
      await db
        .insertInto('community.badges')
        .values({
          id,
          productionId,
          viewerId: who.viewerId,
          kind,
          name,
          craft: 'Keeper of the light',
          issuedBy: newId(),
        })
        .execute()
      return id
    },
    asked: async (who: TestFan, text: string, spoils: string[] = []): Promise<string> => {
      const { status, text: said, body } = await asks(who, 'POST', `${home}/questions`, { text, spoils })
      if (status !== 201) throw new Error(said)
      return body.id
    },
    close: async () => {
      await watch.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await front.close()
    },
  }
}

async function tellEpisodes(
  { crew }: TestDatabase,
  productionId: string,
  publicAt: Instant,
): Promise<[StoryPointId, StoryPointId]> {
  const [first, second] = [newId(), newId()] as [StoryPointId, StoryPointId]
  await crew.transaction().execute(async (trx) => {
    await putStoryPoint(trx, { productionId, id: first, name: 'The arrival', after: [], publicAt })
    await putStoryPoint(trx, { productionId, id: second, name: 'The drowning', after: [first], publicAt })
  })
  return [first, second]
}
