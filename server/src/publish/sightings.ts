import type { Instant } from '@stagedoor/core/time'
import type { MadeViewer, WhyPasses } from '@stagedoor/core/wall'
import type { Clock } from '../plant/clock/index.ts'
import { productionById } from '../production/index.ts'
import type { Db } from '../schema/index.ts'
import { whySeen } from '../wall/index.ts'

const MOST = 200

/** A thing of front of house, and why somebody made up sees it there, or why not. */
export interface Sighting {
  readonly kind: 'page' | 'key-art' | 'post'
  /** Its path under the production's page; null for the page itself and what lies on it. */
  readonly slug: string | null
  readonly title: string
  readonly opensAt: Instant | null
  readonly why: WhyPasses
}

/**
 * What somebody made up would see of a production, and why: its page, its key art and its posts, or one post alone.
 * Nothing on a page is seen by whom the page itself is closed to.
 */
export async function sightingsOf(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, made, slug }: { productionId: string; made: MadeViewer; slug: string | null },
): Promise<readonly Sighting[]> {
  const things = await thingsOf(db, { productionId, slug })
  const whys = await whySeen({ db, clock }, { made, gateIds: things.map(({ gateId }) => gateId) })
  const page = whys.get(things[0]?.gateId ?? '')
  return things.flatMap(({ gateId, ...thing }) => {
    const why = whys.get(gateId)
    return why === undefined ? [] : [{ ...thing, why: behind(page, why) }]
  })
}

// Where the page is closed, its own reasons come first.
function behind(page: WhyPasses | undefined, why: WhyPasses): WhyPasses {
  if (page === undefined || page.passes || page === why) return why
  return { passes: false, facts: [...page.facts.filter(({ holds }) => !holds), ...why.facts] }
}

async function thingsOf(db: Db, { productionId, slug }: { productionId: string; slug: string | null }) {
  const production = await productionById(db, productionId)
  if (production === undefined) return []
  const art = await db
    .selectFrom('publish.keyArt')
    .select(['gateId', 'alt'])
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  const posts = await db
    .selectFrom('publish.posts')
    .select(['gateId', 'slug', 'title', 'opensAt'])
    .where('productionId', '=', productionId)
    .$if(slug !== null, (query) => query.where('slug', '=', slug))
    .orderBy('opensAt', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute()
  const { frontGateId, title } = production
  return [
    { kind: 'page' as const, slug: null, title, opensAt: null, gateId: frontGateId },
    ...(art === undefined || slug !== null
      ? []
      : [{ kind: 'key-art' as const, slug: null, title: art.alt, opensAt: null, gateId: art.gateId }]),
    ...posts.map((post) => ({ kind: 'post' as const, ...post })),
  ]
}
