import { announceSession } from '../../../server/src/community/questions/plan-session.ts'
import { putSpotlight } from '../../../server/src/community/spotlights/spotlights.ts'
import type { Instant } from '@stagedoor/core/time'
import type { Draw } from './draw.ts'
import type { SurfaceFan } from './surface-fans.ts'
import type { SurfaceHouse } from './surface-house.ts'
import type { SurfacePost } from './surface-posts.ts'
import { MOMENTS, type PointKey, type SurfaceStory } from './surface-story.ts'

const RAISES: readonly (readonly PointKey[])[] = [[], [], ['a'], ['x'], ['b'], ['c']]
const HOUR = 3_600_000

interface Order {
  readonly draw: Draw
  readonly fans: readonly SurfaceFan[]
  readonly posts: readonly SurfacePost[]
  readonly count: number
  readonly secret: (of: string) => string
}

/** Has fans say things of every kind through their own doors, each with a canary in it; what the wall refuses is not said. */
export async function saySurfaceWords(
  surface: SurfaceHouse,
  story: SurfaceStory,
  { draw, fans, posts, count, secret }: Order,
): Promise<{
  readonly sessionIds: readonly string[]
  /** Gates before canaries that are no writings. */
  readonly gatesOf: ReadonlyMap<string, readonly string[]>
}> {
  const gatesOf = new Map<string, readonly string[]>()
  const home = `/api/v1/public/productions/${story.slug}`
  const labelsOf = (keys: readonly PointKey[]) => keys.map((key) => story.labels[key])
  const send = async (fan: SurfaceFan, path: string, body: unknown) => {
    const { status, text } = await surface.api(`${home}${path}`, {
      method: 'POST',
      cookie: fan.cookie,
      body,
    })
    // A clip that the bearer of a badge does not see is no clip to answer by.
    const isRefused = status === 422 && !text.includes('no-such-post')
    if (status >= 500 || isRefused) throw new Error(`${path}: ${text}`)
    return status < 300 ? (JSON.parse(text) as { id?: string; comment?: { id: string } }) : null
  }
  const words = (of: string) => `beacon ${secret(of)}`
  const said: { slug: string; id: string }[] = []
  const bearer = fans.at(-1)!
  const talkers = fans.slice(0, -1)
  for (let place = 0; place < count; place += 1) {
    const fan = talkers[place % talkers.length]!
    const { slug } = place < talkers.length ? posts[0]! : draw.one(posts)
    const answers = draw.onceIn(2) ? (said.filter((one) => one.slug === slug).at(-1)?.id ?? null) : null
    const kept = await send(fan, `/posts/${slug}/comments`, {
      words: words('comment'),
      asItIs: true,
      mayGiveAway: labelsOf(draw.one(RAISES)),
      answers,
      atFlicks: draw.onceIn(3) ? 705_600_000 : null,
    })
    if (kept?.comment !== undefined) said.push({ slug, id: kept.comment.id })
    // One more of each kind now and then: every fan asks, guesses and is answered.
    if (place % 3 === 0) {
      const question = await send(fan, '/questions', {
        text: words('question'),
        spoils: labelsOf(draw.one(RAISES)),
      })
      if (question?.id !== undefined) {
        for (const post of [null, draw.one(posts).slug])
          await send(bearer, `/questions/${question.id}/answers`, {
            text: words('answer'),
            spoils: labelsOf(draw.one(RAISES)),
            post,
          })
        await send(fan, `/questions/${question.id}/replies`, {
          words: words('reply'),
          asItIs: true,
          mayGiveAway: labelsOf(draw.one(RAISES)),
        })
      }
    }
    if (place % 4 === 1)
      await send(fan, '/theories', {
        text: words('theory'),
        about: story.labels[draw.one(['b', 'c'] as const)],
        isSigned: false,
      })
  }
  const { db } = surface.house
  const credited = await db
    .selectFrom('publish.postCredits')
    .select(['person', 'gateId'])
    .where('productionId', '=', story.productionId)
    .execute()
  for (const { person, gateId } of credited) {
    const key = draw.one(RAISES)[0] ?? null
    // Behind the page, the post that the person is named in, and what the words themselves wait for.
    const about = { productionId: story.productionId, production: story.slug, person, by: 'Wren' }
    const wanted = { words: words('spotlight'), spoils: key === null ? [] : [story.labels[key]] }
    await putSpotlight(surface.house, about, wanted)
    const kept = await db
      .selectFrom('community.spotlights')
      .select('gateId')
      .where('person', '=', person)
      .where('productionId', '=', story.productionId)
      .executeTakeFirstOrThrow()
    gatesOf.set(wanted.words.slice('beacon '.length), [story.frontGateId, gateId, kept.gateId])
  }
  const sessionIds: string[] = []
  const badges = await surface.house.db
    .selectFrom('community.badges')
    .select('id')
    .where('productionId', '=', story.productionId)
    .execute()
  for (const raised of [[], ['a'], ['b']] as const) {
    const { sessionId } = await announceSession(
      surface.house,
      { productionId: story.productionId, by: 'Wren' },
      {
        title: words('session'),
        badgeIds: badges.map(({ id }) => id),
        spoils: labelsOf(raised),
        from: (MOMENTS[0]! + 4 * HOUR) as Instant,
        until: (MOMENTS[0]! + 5 * HOUR) as Instant,
      },
    )
    sessionIds.push(sessionId)
  }
  return { sessionIds, gatesOf }
}
