import { OpenAPIHono } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import type { StoryPointId } from '@stagedoor/core/production'
import { instant, secondsToFlicks } from '@stagedoor/core/time'
import { newId, randomId } from '../../plant/db/index.ts'
import { tamper, type TestDatabase } from '../../plant/db/testing.ts'
import { type ApiEnv, onApiError, problemResponse, sameOrigin, siteAt } from '../../plant/http/index.ts'
import { silentLog } from '../../plant/log/index.ts'
import { putStoryPoint, startProduction } from '../../production/index.ts'
import { createGate, setHorizons } from '../../wall/index.ts'
import type { CommunityDeps } from '../deps.ts'
import { commentRoutes } from '../routes/comments.ts'
import { fanRoutes } from '../routes/fans.ts'
import { aFan, type TestFan } from '../testing.ts'

/** A comment as the tests read it. */
export interface SaidComment {
  id: string
  standing: string
  handle: string | null
  badge: { name: string } | null
  html: string
  atFlicks: number | null
  writtenAt: string | null
  isRaised: boolean
  isEdited: boolean
  isMine: boolean
  source: string | null
  reactions: Record<string, number>
  reacted: string[]
  answers: SaidComment[]
  hasMore: boolean
}

type Routes = (deps: CommunityDeps) => ReturnType<typeof commentRoutes>

/** *Saltlight* with two episodes that are out and two posts: one for all, one behind the second episode. */
export async function openComments(
  house: TestDatabase,
  { besides = [] }: { besides?: readonly Routes[] } = {},
) {
  const { crew: db, fan, clock } = house
  const { id: productionId, slug } = await startProduction(
    { db, clock },
    { title: 'Saltlight', kind: 'series', zone: 'Europe/Oslo', ownerId: null },
  )
  const publicAt = instant(clock.now() - 1000)
  const [first, second] = [newId(), newId()] as [StoryPointId, StoryPointId]
  const gates = await db.transaction().execute(async (trx) => {
    await putStoryPoint(trx, { productionId, id: first, name: 'The arrival', after: [], publicAt })
    await putStoryPoint(trx, { productionId, id: second, name: 'The drowning', after: [first], publicAt })
    const all = { productionId, audience: 'public' as const, opensAt: publicAt }
    const made = { open: await createGate(trx, all), behind: await createGate(trx, all) }
    await setHorizons(trx, [{ gateId: made.behind, horizon: { points: [second], moment: null } }])
    return made
  })
  // A post alone, without the cut and the publication behind it.
  for (const [name, gateId] of Object.entries(gates))
    await tamper(
      house,
      `insert into publish.posts (id, production_id, publication_id, gate_id, slug, title, copy, shape, duration_flicks,
        credits, raw, media, opens_at)
      values ('${randomId()}', '${productionId}', '${newId()}', '${gateId}', '${name}', 'The ${name} lantern', '', '16:9',
        ${secondsToFlicks(60)}, '[]', '{"percent": 100, "joins": 0, "isReframed": false, "stretches": []}',
        '{"video": {"sha256": "", "sizeBytes": 1, "width": 16, "height": 9}, "poster": null}', to_timestamp(${publicAt / 1000}))`,
    )
  const labels = await db
    .selectFrom('production.storyLabels')
    .select(['id', 'pointId'])
    .where('productionId', '=', productionId)
    .execute()

  const site = siteAt('https://house.example')
  let networks = 0
  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.notFound(() => problemResponse(new Problem('not-found')))
  api.use(sameOrigin(site))
  api.use(async (c, next) => {
    const [userId = '', viewer = ''] = (c.req.header('x-test-fan') ?? '').split(' ')
    c.set(
      'identity',
      userId === ''
        ? { kind: 'nobody' }
        : { kind: 'account', userId, name: 'Wren Adeyemi', email: '', isOperator: false },
    )
    c.set('viewer', viewer === '' ? null : viewer)
    // Everybody asks from a network of their own, so that the limits of one do not count how fast a machine runs tests.
    networks += 1
    c.set('clientAddress', `10.0.${networks >> 8}.${networks & 255}`)
    await next()
  })
  const deps = { db, fan, clock, site } as unknown as CommunityDeps
  for (const routes of [commentRoutes, fanRoutes, ...besides]) api.route('/', routes(deps))

  const home = `/public/productions/${slug}`
  const ask = async (
    ...[who, method, path, body, headers = {}]: [
      who: TestFan | null,
      method: string,
      path: string,
      body?: unknown,
      headers?: Record<string, string>,
    ]
  ): Promise<{ status: number; text: string; body: Record<string, unknown> }> => {
    const response = await api.request(`${home}${path}`, {
      method,
      headers: {
        ...(who === null ? {} : { 'x-test-fan': `${who.accountId} ${who.viewerId}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, text, body: JSON.parse(text) as Record<string, unknown> }
  }
  const talk = async (who: TestFan | null, query = '', post = 'open') =>
    (await ask(who, 'GET', `/posts/${post}/comments${query}`)).body as unknown as {
      items: SaidComment[]
      next: string | null
      count: number
      you: { handle: string; hasBadge: boolean } | null
    }
  return {
    db,
    fan,
    clock,
    api,
    productionId,
    slug,
    first,
    second,
    gates,
    labelOf: (pointId: string) => labels.find((label) => label.pointId === pointId)?.id ?? '',
    ask,
    talk,
    /** A fan who has seen up to some points and whom nobody watches: known for a year, with fifty-odd writings. */
    old: async (handle: string, points: readonly string[] = []) => {
      const made = await aFan(house, handle, { seen: { productionId, points } })
      await db
        .updateTable('community.writers')
        .set({ joinedAt: new Date(clock.now() - 365 * 86_400_000) })
        .where('viewerId', '=', made.viewerId)
        .execute()
      const thread = { kind: 'theories' as const, ref: productionId, gateId: gates.open }
      const { id: threadId } = await db
        .insertInto('community.threads')
        .values({ productionId, ...thread })
        .onConflict((conflict) => conflict.columns(['kind', 'ref']).doUpdateSet({ gateId: gates.open }))
        .returning('id')
        .executeTakeFirstOrThrow()
      const said = {
        productionId,
        threadId,
        threadGateId: gates.open,
        kind: 'theory' as const,
        source: '-',
        html: '-',
      }
      await db
        .insertInto('community.writings')
        .values(
          Array.from({ length: 60 }, () => ({
            ...said,
            id: randomId(),
            writerId: made.viewerId,
            handle: null,
            state: 'shown' as const,
            gateId: null,
            parentId: null,
            badgeId: null,
            atFlicks: null,
            editedAt: null,
            writtenAt: new Date(clock.now() - 30 * 86_400_000),
          })),
        )
        .execute()
      return made
    },
    /** A fan of today. */
    newcomer: (handle: string, points: readonly string[] = []) =>
      aFan(house, handle, { seen: { productionId, points } }),
    /** Writes a comment and says its id. */
    says: async (
      ...[who, words, more = {}, post = 'open']: [who: TestFan, words: string, more?: object, post?: string]
    ): Promise<string> => {
      const { text, body } = await ask(who, 'POST', `/posts/${post}/comments`, {
        words,
        asItIs: true,
        ...more,
      })
      const { comment } = body as { comment?: SaidComment }
      if (comment === undefined) throw new Error(text)
      return comment.id
    },
    pair: async (name: string, event: string, pointId: string) => {
      await db
        .insertInto('community.termPairs')
        .values({ id: newId(), productionId, pointId, name, event, madeBy: null, changedAt: new Date() })
        .execute()
    },
  }
}
