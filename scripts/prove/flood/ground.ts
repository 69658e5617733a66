import { randomBytes } from 'node:crypto'
import { aSignedInFan } from '../../../server/src/community/testing.ts'
import { issueBadge } from '../../../server/src/community/moderation/badges.ts'
import { drawFrom } from '../surface/draw.ts'
import type { Bytes, SurfaceHouse } from '../surface/surface-house.ts'
import { putSurfacePosts } from '../surface/surface-posts.ts'
import { MOMENTS, type PointKey, type SurfaceStory, tellSurfaceStory } from '../surface/surface-story.ts'

/** A fan who is signed in, and whom a flood may send. */
export interface FloodFan {
  readonly handle: string
  readonly viewerId: string
  readonly accountId: string
  readonly cookie: string
}

/** A production with a post for anybody and one for whoever has seen a little, and the ways to talk to it. */
export interface Ground {
  readonly surface: SurfaceHouse
  readonly story: SurfaceStory
  /** Where the public API of the production begins. */
  readonly home: string
  readonly posts: readonly string[]
  /** So many fans more, with names of their own. */
  readonly join: (count: number, told?: readonly PointKey[]) => Promise<FloodFan[]>
  /** One fan more, with a badge of the crew. */
  readonly joinCrew: () => Promise<FloodFan & { readonly badgeId: string }>
  /** Sends as a fan, below the production's address, or below the house's where a path begins with `/api`. */
  readonly send: (fan: FloodFan | null, how: Sending) => Promise<Bytes>
}

/** What is sent. */
export interface Sending {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

// None of them looks like another, alone or beside one.
const LETTERS = 'bdfgkpst'
const aName = () => `q${Array.from(randomBytes(14), (byte) => LETTERS[byte % LETTERS.length]).join('')}`
const JOINING_AT_ONCE = 8

/** The moment at which a flood begins. */
export const FLOOD_BEGINS = MOMENTS[0] ?? 0

/** Prepares a production in a house; each call makes one more. */
export async function prepareGround(surface: SurfaceHouse): Promise<Ground> {
  const { house } = surface
  let said = 0
  const word = (of: string) => `${of} ${(said += 1)}`
  await surface.goTo(FLOOD_BEGINS)
  const story = await tellSurfaceStory(surface, word)
  const posts = await putSurfacePosts(surface, story, {
    draw: drawFrom(1),
    count: 2,
    secret: (_gate, of) => word(of),
  })
  const join = async (count: number, told: readonly PointKey[] = ['a', 'x']): Promise<FloodFan[]> => {
    const fans: FloodFan[] = []
    const walk = async () => {
      while (fans.length < count) {
        const place = fans.push({ handle: aName(), viewerId: '', accountId: '', cookie: '' }) - 1
        const { handle } = fans[place]!
        const { viewerId, accountId, by } = await aSignedInFan(
          { crew: house.db, accounts: house.accounts },
          handle,
          { seen: { productionId: story.productionId, points: told.map((key) => story.points[key]) } },
        )
        fans[place] = { handle, viewerId, accountId, cookie: by.cookie }
      }
    }
    await Promise.all(Array.from({ length: JOINING_AT_ONCE }, walk))
    return fans
  }
  const home = `/api/v1/public/productions/${story.slug}`
  return {
    surface,
    story,
    home,
    posts: posts.map(({ slug }) => slug),
    join,
    joinCrew: async () => {
      const [fan] = await join(1)
      const { badgeId } = await issueBadge(house, {
        productionId: story.productionId,
        handle: fan!.handle,
        words: { kind: 'crew', name: 'Aino', craft: 'Miniatures' },
        by: { userId: '00000000-0000-4000-8000-000000000001', name: 'Wren' },
      })
      return { ...fan!, badgeId }
    },
    send: (fan, { method, path, ...more }) =>
      surface.api(path.startsWith('/api/') ? path : `${home}${path}`, {
        method,
        ...more,
        ...(fan === null ? {} : { cookie: fan.cookie }),
      }),
  }
}

/** Does something for each of some, a few at a time. */
export async function eachOf<Of>(
  many: readonly Of[],
  act: (one: Of, place: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const walk = async () => {
    while (next < many.length) {
      const place = next
      next += 1
      await act(many[place]!, place)
    }
  }
  await Promise.all(Array.from({ length: 16 }, walk))
}
