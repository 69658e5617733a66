import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { at } from '../../plant/db/index.ts'
import { storyLabelsOf } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { openProduction } from '../open-production.ts'
import { gateSpoilt } from '../questions/spoils.ts'
import { wordsOf } from '../questions/words.ts'

/** Somebody in the credits of a production, and what it says of them, as crew see it. */
export interface CreditedPerson {
  readonly person: string
  readonly name: string
  readonly crafts: readonly string[]
  readonly spotlight: {
    readonly source: string
    readonly html: string
    /** Labels of the story that a reader has to have passed. */
    readonly spoils: readonly { id: string; label: string }[]
    readonly byName: string
    readonly writtenAt: Instant
  } | null
}

interface Row extends Pick<CreditedPerson, 'person' | 'name' | 'crafts'> {
  readonly source: string | null
  readonly html: string
  readonly byName: string
  readonly writtenAt: Instant
  readonly horizonPoints: readonly string[]
}

/** Everybody in the credits of what is out or on the calendar, by name, and of whom else something is said. */
export async function creditedPeople(db: Db, productionId: string): Promise<CreditedPerson[]> {
  const labels = await storyLabelsOf(db, productionId)
  const { rows } = await sql<Row>`
    select coalesce(c.person, s.person) as person, coalesce(c.name, s.person) as name, coalesce(c.crafts, '{}') as crafts,
      s.source, s.html, s.by_name, s.written_at, g.horizon_points
    from (
      select person, max(name) as name, array_agg(distinct craft) filter (where craft <> '') as crafts
      from publish.post_credits where production_id = ${productionId} group by person
    ) c full join (select * from community.spotlights where production_id = ${productionId}) s on s.person = c.person
      left join wall.gates g on g.id = s.gate_id
    order by 2, 1 limit 2000`.execute(db)
  return rows.map(({ person, name, crafts, source, horizonPoints, ...rest }) => ({
    person,
    name,
    crafts,
    spotlight:
      source === null
        ? null
        : {
            source,
            ...rest,
            spoils: labels
              .filter(({ pointId }) => horizonPoints.includes(pointId))
              .map(({ id, label }) => ({ id, label })),
          },
  }))
}

/** What a production says of somebody. */
export interface SpotlightWords {
  readonly words: string
  /** Labels of what it gives away; who has not passed them does not read it. */
  readonly spoils: readonly string[]
}

/**
 * Says something of somebody in the credits; what was said before is replaced. Throws `not-found` for who is in no credits,
 * `invalid-request` for no words or too many, `no-such-story-point`.
 */
export async function putSpotlight(
  { db, clock }: { db: Db; clock: Clock },
  {
    productionId,
    production,
    person,
    by,
  }: { productionId: string; production: string; person: string; by: string },
  { words, spoils }: SpotlightWords,
): Promise<void> {
  const kept = wordsOf(words, production)
  await db.transaction().execute(async (trx) => {
    const credit = await trx
      .selectFrom('publish.postCredits')
      .select('person')
      .where('productionId', '=', productionId)
      .where('person', '=', person)
      .limit(1)
      .executeTakeFirst()
    if (credit === undefined) throw new Problem('not-found')
    const said = {
      ...kept,
      gateId: await gateSpoilt(trx, { productionId, spoils }),
      byName: by,
      writtenAt: at(clock.now()),
    }
    await trx
      .insertInto('community.spotlights')
      .values({ productionId, person, ...said })
      .onConflict((before) => before.columns(['productionId', 'person']).doUpdateSet(said))
      .execute()
  })
}

/** Takes back what was said of somebody; nothing of it is left. Throws `not-found`. */
export async function dropSpotlight(
  db: Db,
  { productionId, person }: { productionId: string; person: string },
): Promise<void> {
  const gone = await db
    .deleteFrom('community.spotlights')
    .where('productionId', '=', productionId)
    .where('person', '=', person)
    .returning('person')
    .executeTakeFirst()
  if (gone === undefined) throw new Problem('not-found')
}

/** What a viewer reads of somebody: only of whom they see something, and only what lies behind them. */
export interface SeenSpotlight {
  readonly person: string
  readonly name: string
  readonly html: string
}

/** What a production says of those who made it, of one of them or of all, by name. Throws `not-found` for no such page. */
export async function seenSpotlights(
  seen: Db,
  { production, person }: { production: string; person: string | null },
): Promise<SeenSpotlight[]> {
  const productionId = await openProduction(seen, production)
  const { rows } = await sql<SeenSpotlight>`
    select s.person, s.html, (
      select max(c.name) from publish.post_credits c
      where c.production_id = s.production_id and c.person = s.person) as name
    from community.spotlights s
    where s.production_id = ${productionId} ${person === null ? sql`` : sql`and s.person = ${person}`}
    order by 3, 1 limit 200`.execute(seen)
  return rows
}
