import { OpenAPIHono } from '@hono/zod-openapi'
import { instant } from '@stagedoor/core/time'
import { setPremiere, tellStoryPoint } from '../../clearance/index.ts'
import { openSaltlight, wren } from '../../clearance/testing.ts'
import { Alarms } from '../../plant/alarms/index.ts'
import { openClock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { TestDatabase } from '../../plant/db/testing.ts'
import { Events } from '../../plant/events/index.ts'
import { type ApiEnv, type Identity, onApiError } from '../../plant/http/index.ts'
import { silentLog } from '../../plant/log/index.ts'
import { storyLabelsOf } from '../../production/index.ts'
import { tellProgress } from '../../wall/index.ts'
import { revealJobs } from '../reveals/jobs.ts'
import { theoryRoutes } from '../routes/theories.ts'
import { theoryDeskRoutes } from '../routes/theory-desk.ts'
import { replyRoutes } from '../routes/replies.ts'
import type { TestFan } from '../testing.ts'

type Answer = { status: number; text: string; body: unknown }
type Ask = { method?: string; body?: unknown }
/** An episode of the tests' story: the first is out, the second airs at three, the third has no day. */
export type Episode = 'first' | 'second' | 'third'

/** Noon of the shooting day, UTC. */
export const NOON = Date.UTC(2026, 2, 3, 12)

/** *Saltlight* in three episodes, its reveals followed, and fans who ask. */
export async function openTheories(house: TestDatabase) {
  const ports = { db: house.crew, clock: house.clock }
  const { productionId, slug } = await openSaltlight(house)
  const clock = await openClock({ db: house.worker, listen: house.listen, log: silentLog }, 'manual')
  const machinery = () => {
    const listener = { listen: house.listen }
    const events = new Events({ db: house.worker, listener, log: silentLog })
    const alarms = new Alarms({ db: house.worker, clock, listener, log: silentLog })
    revealJobs({ alarms, events, clock })
    return { events, alarms }
  }
  const { events, alarms } = machinery()
  await events.start()

  const about = { productionId, actor: wren }
  const points = {} as Record<Episode, string>
  let after: string[] = []
  for (const name of ['first', 'second', 'third'] as const) {
    const point = { name: `What happens in the ${name}`, after, publicAt: null }
    points[name] = (await tellStoryPoint(ports, { ...about, pointId: null, point })).pointId
    after = [points[name]]
  }
  const settle = async () => {
    await events.settled()
    await alarms.settled()
    await events.settled()
  }
  const premiere = async (episode: Episode, time: string, territory = 'WORLD') => {
    const local = { date: '2026-03-03', time, zone: 'Europe/Oslo' }
    await setPremiere(ports, { ...about, premiere: { pointId: points[episode], territory, local } })
    await settle()
  }
  await premiere('first', '09:00')
  await premiere('second', '15:00')
  const told = await storyLabelsOf(house.crew, productionId)
  const labelOf = (episode: Episode) => told.find(({ pointId }) => pointId === points[episode])?.id ?? ''
  const labels = { first: labelOf('first'), second: labelOf('second'), third: labelOf('third') }

  let who: { identity: Identity; viewer: string | null } = { identity: { kind: 'nobody' }, viewer: null }
  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.use(async (c, next) => {
    c.set('identity', who.identity)
    c.set('viewer', who.viewer)
    c.set('clientAddress', '127.0.0.1')
    await next()
  })
  const deps = { db: house.crew, fan: house.fan, clock } as unknown as Parameters<typeof theoryRoutes>[0]
  api.route('/', theoryRoutes(deps))
  api.route('/', theoryDeskRoutes(deps))
  api.route('/', replyRoutes(deps))
  const fetched = async (path: string, { method = 'GET', body }: Ask = {}): Promise<Answer> => {
    const response = await api.request(path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await response.text()
    return { status: response.status, text, body: text === '' ? null : (JSON.parse(text) as unknown) }
  }
  const asks = (fan: TestFan | null, path: string, ask: Ask = {}) => {
    who =
      fan === null
        ? { identity: { kind: 'nobody' }, viewer: null }
        : {
            identity: {
              kind: 'account',
              userId: fan.accountId,
              name: '',
              email: '',
              isOperator: false,
            } as Identity,
            viewer: fan.viewerId,
          }
    return fetched(`/public/productions/${slug}${path}`, ask)
  }
  const writes = (
    fan: TestFan | null,
    { text, on = 'second', isSigned = false }: { text: string; on?: string; isSigned?: boolean },
  ) =>
    asks(fan, '/theories', {
      method: 'POST',
      body: { text, about: labels[on as Episode] ?? on, isSigned },
    })
  const publicist = await aPublicist(house, productionId)

  return {
    productionId,
    slug,
    points,
    labels,
    events,
    alarms,
    machinery,
    settle,
    premiere,
    asks,
    writes,
    /** Seals a theory about the second episode, if not another. */
    seals: async (fan: TestFan, order: Parameters<typeof writes>[1]) => {
      const { status, body, text } = await writes(fan, order)
      if (status !== 201) throw new Error(text)
      return body as { id: string; hash: string }
    },
    atDesk: (method: string, path: string, body?: unknown) => {
      who = { identity: publicist, viewer: null }
      return fetched(`/productions/${slug}${path}`, { method, body })
    },
    tells: (fan: TestFan, episode: Episode) =>
      house.crew
        .transaction()
        .execute((trx) =>
          tellProgress({ trx, clock }, { viewerId: fan.viewerId, productionId, seen: [labels[episode]] }),
        ),
    givesBadge: (fan: TestFan) =>
      house.crew
        .insertInto('community.badges')
        .values({
          id: newId(),
          productionId,
          viewerId: fan.viewerId,
          kind: 'crew',
          name: 'Nils',
          issuedBy: wren.userId,
        })
        .execute(),
    goTo: async (ms: number) => {
      await house.clock.set(instant(ms))
      await clock.refresh()
      await settle()
    },
    close: async () => {
      await alarms.stop()
      await events.stop()
      await clock.close()
    },
  }
}

async function aPublicist({ crew }: TestDatabase, productionId: string): Promise<Identity> {
  await crew
    .insertInto('production.memberships')
    .values({ id: newId(), productionId, userId: wren.userId, role: 'publicist' })
    .execute()
  return { kind: 'account', userId: wren.userId, name: wren.name, email: '', isOperator: false } as Identity
}
