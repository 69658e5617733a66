import type { Instant } from '@stagedoor/core/time'
import type { MadeViewer, WhyPasses } from '@stagedoor/core/wall'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { productionById } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { whySeen } from '../../wall/index.ts'

const MOST = 200

/** A thing of front of house, and why somebody made up sees it there, or why not. */
export interface Sighting {
  readonly kind: 'page' | 'key-art' | 'post' | 'person'
  /** Its path under the production's page; null for the page itself and what lies on it. */
  readonly slug: string | null
  readonly title: string
  readonly opensAt: Instant | null
  readonly why: WhyPasses
  /** Of a person: the title of the post that brings them, or that would bring them soonest. */
  readonly through: string | null
}

/**
 * What somebody made up would see of a production, and why: its page, its key art, its posts and the people credited in
 * them, or one post alone. Nothing on a page is seen by whom the page itself is closed to.
 */
export async function sightingsOf(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, made, slug }: { productionId: string; made: MadeViewer; slug: string | null },
): Promise<readonly Sighting[]> {
  const things = await thingsOf(db, { productionId, slug })
  const people = slug === null ? await peopleBehind(db, productionId) : []
  const gateIds = [...things, ...people.flatMap(({ posts }) => posts)].map(({ gateId }) => gateId)
  const whys = await whySeen({ db, clock }, { made, gateIds: [...new Set(gateIds)] })
  const page = whys.get(things[0]?.gateId ?? '')
  const seen = things.flatMap(({ gateId, ...thing }) => {
    const why = whys.get(gateId)
    return why === undefined ? [] : [{ ...thing, why: behind(page, why), through: null }]
  })
  const credited = people.flatMap(({ person, name, posts }) => {
    const [nearest] = posts
      .flatMap(({ gateId, title }) => {
        const why = whys.get(gateId)
        return why === undefined ? [] : [{ title, why }]
      })
      .toSorted((a, b) => against(a.why) - against(b.why))
    if (nearest === undefined) return []
    const { title: through, why } = nearest
    const who = { kind: 'person' as const, slug: `people/${person}`, title: name, opensAt: null }
    return [{ ...who, why: behind(page, why), through }]
  })
  return [...seen, ...credited]
}

const against = ({ facts }: WhyPasses): number => facts.filter(({ holds }) => !holds).length

interface PersonBehind {
  readonly person: string
  readonly name: string
  readonly posts: readonly { readonly gateId: string; readonly title: string }[]
}

// Somebody is there for whoever sees a post that credits them, and for nobody else.
async function peopleBehind(db: Db, productionId: string): Promise<readonly PersonBehind[]> {
  const { rows } = await sql<PersonBehind>`
    select c.person, max(c.name) as name,
      jsonb_agg(distinct jsonb_build_object('gateId', c.gate_id, 'title', p.title)) as posts
    from publish.post_credits c join publish.posts p on p.id = c.post_id
    where c.production_id = ${productionId}
    group by c.person order by max(c.name), c.person limit ${MOST}`.execute(db)
  return rows
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
