import type { MadeViewer, WhyPasses } from '@stagedoor/core/wall'
import type { Clock } from '../../plant/clock/index.ts'
import { sightingsOf } from '../../publish/index.ts'
import type { Db } from '../../schema/index.ts'
import { whySeen } from '../../wall/index.ts'

/** What a production says of somebody in its credits, and why somebody made up reads it, or why not. */
export interface SpotlightSighting {
  /** The name in addresses. */
  readonly person: string
  readonly name: string
  readonly why: WhyPasses
}

/** Every spotlight of a production, by name: it is read by whom its own gate lets, if they see the person at all. */
export async function spotlightSightings(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, made }: { productionId: string; made: MadeViewer },
): Promise<SpotlightSighting[]> {
  const rows = await db
    .selectFrom('community.spotlights')
    .select(['person', 'gateId'])
    .where('productionId', '=', productionId)
    .execute()
  if (rows.length === 0) return []
  const whys = await whySeen({ db, clock }, { made, gateIds: rows.map(({ gateId }) => gateId) })
  const things = await sightingsOf({ db, clock }, { productionId, made, slug: null })
  const gateOf = new Map(rows.map(({ person, gateId }) => [person, gateId]))
  return things.flatMap(({ kind, slug, title: name, why: seen }) => {
    const person = kind === 'person' ? (slug ?? '').replace(/^people\//, '') : ''
    const why = whys.get(gateOf.get(person) ?? '')
    return why === undefined ? [] : [{ person, name, why: behind(seen, why) }]
  })
}

// Whoever does not see the person is not told of the words either, for the person's reasons first.
function behind(person: WhyPasses, words: WhyPasses): WhyPasses {
  if (person.passes) return words
  return { passes: false, facts: [...person.facts.filter(({ holds }) => !holds), ...words.facts] }
}
