import { randomBytes, randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import type { StoryPointId } from '@stagedoor/core/production'
import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { newId, randomId } from '../../plant/db/index.ts'
import type { TestDatabase } from '../../plant/db/testing.ts'
import { type ApiEnv, onApiError, problemResponse, siteAt } from '../../plant/http/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import { silentLog } from '../../plant/log/index.ts'
import { Mail } from '../../plant/mail/index.ts'
import { openMailbox } from '../../plant/mail/testing.ts'
import { Push } from '../../plant/push/index.ts'
import { openPushService } from '../../plant/push/testing.ts'
import { putStoryPoint } from '../../production/index.ts'
import { openFrontOfHouse } from '../../publish/testing.ts'
import { asWriter, setHorizons } from '../../wall/index.ts'
import type { CommunityDeps } from '../deps.ts'
import { followRoutes } from '../routes/follows.ts'
import { noticeSettingsRoutes } from '../routes/notice-settings.ts'
import { revealJobs } from '../reveals/jobs.ts'
import { noticeRoutes } from '../routes/notices.ts'
import { aFan, type TestFan } from '../testing.ts'
import { noticeJobs } from './jobs.ts'

/** *Saltlight* with two episodes that are out, fans with proven addresses and devices, a real mail server and push service. */
export async function openTelling(house: TestDatabase) {
  const front = await openFrontOfHouse(house)
  const { productionId, slug } = front
  const mailbox = await openMailbox()
  const service = await openPushService()
  const key = { derive: (purpose: string) => Buffer.alloc(32, purpose) }
  const site = siteAt('https://house.example')
  const push = new Push({ key: key.derive('web push'), site, outgoing: service.outgoing })

  // The queue itself is tested where it stands: here its worker is called by the test, when the bell has rung.
  let work: ((payload: never, context: { signal: AbortSignal }) => Promise<void>) | null = null
  let rung = 0
  const jobs = {
    handle: (_job: string, _options: unknown, handler: NonNullable<typeof work>) => {
      work = handler
    },
    enqueue: async () => {
      rung += 1
      return ''
    },
  } as unknown as Jobs
  const mail = new Mail({
    jobs: { handle: () => undefined, enqueue: async () => '' },
    key: randomBytes(32),
    url: mailbox.url,
  })
  noticeJobs({ ...front, db: house.worker, jobs, mail, push, site, key })
  revealJobs(front)

  const publicAt = instant(front.clock.now() - 1000)
  const [first, second] = [newId(), newId()] as [StoryPointId, StoryPointId]
  await house.crew.transaction().execute(async (trx) => {
    await putStoryPoint(trx, { productionId, id: first, name: 'The arrival', after: [], publicAt })
    await putStoryPoint(trx, { productionId, id: second, name: 'The drowning', after: [first], publicAt })
  })
  const footage = await front.footage('On the rocks', 20)
  // That both are out was told long before any of these fans came.
  await front.settle()
  await sql`delete from community.notices`.execute(house.worker)

  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.notFound(() => problemResponse(new Problem('not-found')))
  api.use(async (c, next) => {
    const userId = c.req.header('x-test-account')
    c.set(
      'identity',
      userId === undefined
        ? { kind: 'nobody' }
        : { kind: 'account', userId, name: '', email: '', isOperator: false },
    )
    c.set('viewer', c.req.header('x-test-viewer') ?? null)
    c.set('clientAddress', '192.0.2.1')
    await next()
  })
  const deps = { ...front, db: house.crew, push, mail, site } as unknown as CommunityDeps
  for (const routes of [followRoutes, noticeRoutes, noticeSettingsRoutes]) api.route('/', routes(deps))

  const asks = async (
    who: TestFan | null,
    method: string,
    ...[path, body]: [path: string, body?: unknown]
  ) => {
    const response = await api.request(path, {
      method,
      headers: {
        ...(who === null ? {} : { 'x-test-account': who.accountId, 'x-test-viewer': who.viewerId }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, text, body: JSON.parse(text) }
  }

  const thread = async (
    kind: 'questions' | 'theories' | 'post',
    ref: string,
    who: TestFan,
  ): Promise<string> =>
    asWriter(house.fan, who.viewerId, async (trx) => {
      const { rows } = await sql<{ id: string }>`select community.thread_at(${kind}, ${ref}) as id`.execute(
        trx,
      )
      return rows[0]!.id
    })

  return {
    ...front,
    first,
    second,
    mailbox,
    service,
    push,
    asks,
    /** A fan with a handle who has seen up to some points, and an address that is proven theirs. */
    fan: async (handle: string, points: readonly string[] = []): Promise<TestFan & { address: string }> => {
      const accountId = randomUUID()
      const address = `${handle}@fans.test`
      await sql`insert into auth.users (id, name, email, email_verified) values (${accountId}, ${handle}, ${address}, true)`.execute(
        house.owner,
      )
      return { ...(await aFan(house, handle, { seen: { productionId, points }, accountId })), address }
    },
    seesUpTo: async (who: TestFan, points: readonly string[]) => {
      await house.crew
        .updateTable('wall.toldProgress')
        .set({ points: [...points] })
        .where('viewerId', '=', who.viewerId)
        .execute()
    },
    follows: async (who: TestFan, target: object) => {
      const { status, text } = await asks(who, 'PUT', `/public/productions/${slug}/follows`, target)
      if (status !== 200) throw new Error(text)
    },
    /** A post that is out, behind some points, and known to whoever listens. */
    posts: async (title: string, points: readonly StoryPointId[] = []) => {
      const cutId = await front.rendered(footage, title)
      await house.crew
        .updateTable('cut.cuts')
        .set({ credits: JSON.stringify([{ name: 'Elin Sørby', craft: 'Gaffer' }]) })
        .where('id', '=', cutId)
        .execute()
      const { id } = await front.schedules(cutId, null, title)
      const post = await house.crew
        .selectFrom('publish.posts')
        .select(['id', 'slug', 'gateId'])
        .where('publicationId', '=', id)
        .executeTakeFirstOrThrow()
      await house.crew
        .transaction()
        .execute((trx) => setHorizons(trx, [{ gateId: post.gateId, horizon: { points, moment: null } }]))
      await front.settle()
      return post
    },
    thread,
    /** Writes something in a thread, and whoever listens has heard of it. */
    writes: async (
      who: TestFan,
      {
        in: threadId,
        below = null,
        kind = 'comment',
        points = [],
        state = 'shown',
        words = 'Look at the lamp',
      }: {
        in: string
        below?: string | null
        kind?: 'comment' | 'question' | 'answer' | 'theory'
        points?: readonly string[]
        state?: 'shown' | 'held'
        words?: string
      },
    ): Promise<string> => {
      const id = randomId()
      await asWriter(house.fan, who.viewerId, async (trx) => {
        await sql`select community.write(${id}, ${threadId}, ${below}, ${kind}, ${[...points]}::uuid[], null, ${words},
          ${`<p>${words}</p>`}, ${state})`.execute(trx)
      })
      await front.settle()
      return id
    },
    chooses: async (who: TestFan, chosen: object) => {
      const { body } = await asks(who, 'GET', '/public/me/notice-settings')
      const { mailTo: _to, push: _push, ...before } = body
      const { status, text } = await asks(who, 'PUT', '/public/me/notice-settings', { ...before, ...chosen })
      if (status !== 200) throw new Error(text)
    },
    notices: async (
      who: TestFan,
    ): Promise<{ says: string; at: string | null; id: string | null; isUnread: boolean; path: string }[]> =>
      (await asks(who, 'GET', '/public/me/notices')).body.items,
    unread: async (who: TestFan): Promise<number> =>
      (await asks(who, 'GET', '/public/me/notices/unread')).body.unread,
    hasRung: () => rung,
    /** The worker does what is due now. */
    tell: async () => {
      await front.settle()
      await work?.(undefined as never, { signal: new AbortController().signal })
    },
    /** The clock goes on, what was due rings, and the worker does it. */
    tellAt: async (moment: Instant | number) => {
      await front.goTo(moment)
      await work?.(undefined as never, { signal: new AbortController().signal })
    },
    close: async () => {
      await front.close()
      await mailbox.close()
      await service.close()
    },
  }
}
