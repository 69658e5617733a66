import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

// People, crafts and places of a production are what the posts that a viewer sees say of them, and nothing else: who
// made only what is hidden is not there.

/** One who made something that the viewer sees. */
export interface CreditedPerson {
  readonly person: string
  readonly name: string
  readonly crafts: readonly string[]
  readonly posts: number
}

const PERSON = sql`c.person, max(c.name) as name, count(distinct c.post_id)::int as posts,
  coalesce(array_agg(distinct c.craft) filter (where c.craft <> ''), '{}') as crafts`

/** Everybody credited in what the viewer sees, by name. */
export async function peopleOf(fan: Db, productionId: string): Promise<CreditedPerson[]> {
  const { rows } = await sql<CreditedPerson>`
    select ${PERSON} from publish.post_credits c where c.production_id = ${productionId}
    group by c.person order by max(c.name), c.person limit 2000`.execute(fan)
  return rows
}

/** One of them; throws `not-found`, for somebody whose work is hidden as for nobody. */
export async function personOf(
  fan: Db,
  { productionId, person }: { productionId: string; person: string },
): Promise<CreditedPerson> {
  const { rows } = await sql<CreditedPerson>`
    select ${PERSON} from publish.post_credits c
    where c.production_id = ${productionId} and c.person = ${person} group by c.person`.execute(fan)
  const [found] = rows
  if (found === undefined) throw new Problem('not-found')
  return found
}

/** A value by which posts can be chosen, and what people call it. */
export interface Facet {
  readonly value: string
  readonly name: string
}

/** Crafts of what the viewer sees, by name. */
export async function craftsOf(fan: Db, productionId: string): Promise<Facet[]> {
  const { rows } = await sql<Facet>`
    select craft_slug as value, max(craft) as name from publish.post_credits
    where production_id = ${productionId} and craft_slug <> '' group by craft_slug order by 2, 1 limit 500`.execute(
    fan,
  )
  return rows
}

/** A place in the story that lies behind the viewer and has something to show. */
export interface PlaceInStory extends Facet {
  /** The latest of it, by id. */
  readonly latest: readonly string[]
}

/** Places in the story with the latest posts of each, in the order of the story, as far as the viewer is. */
export async function journeyOf(
  fan: Db,
  { productionId, most }: { productionId: string; most: number },
): Promise<PlaceInStory[]> {
  const { rows } = await sql<PlaceInStory>`
    select l.id as value, l.label as name, (array_agg(p.id order by p.opens_at desc, p.id))[1:${most}::int] as latest
    from production.story_labels l
      join publish.posts p on p.production_id = l.production_id
      join wall.gates g on g.id = p.gate_id
    where l.production_id = ${productionId} and l.is_offered and l.point_id = any ((select wall.passed())::uuid[])
      and l.id = (
        select n.id from production.story_labels n
        where n.production_id = ${productionId} and n.is_offered and n.point_id = any (p.place_points || g.horizon_points)
          and n.point_id = any ((select wall.passed())::uuid[]) order by n.position desc limit 1)
    group by l.id, l.label, l.position order by l.position, l.id`.execute(fan)
  return rows
}
