import { type Speaking, WORLD } from '@stagedoor/core/clearance'
import { NO_STORY } from '@stagedoor/core/production'
import type { Anchor, ScheduleFacts, ScheduleRule } from '@stagedoor/core/publish'
import { sql } from 'kysely'
import { storyOf } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { stateIn } from '../states.ts'

/** What the moments of some rules of a production hang on, and nothing more. No place of ours keeps to territories. */
export async function factsFor(
  db: Db,
  { productionId, rules }: { productionId: string; rules: readonly (ScheduleRule | null)[] },
): Promise<ScheduleFacts> {
  const hangsOnStory = rules.some((rule) => rule?.kind === 'premiere' || rule?.kind === 'story-point')
  const anchorIds = rules.flatMap((rule) => (rule?.kind === 'publication' ? [rule.publicationId] : []))
  return {
    story: hangsOnStory ? await storyOf(db, productionId) : NO_STORY,
    territories: [WORLD],
    publications: await anchorsOf(db, { productionId, ids: anchorIds }),
  }
}

/** The same way of speaking, with what the publications are called that some rules hang on. */
export async function speakingOfRules<Way extends Speaking>(
  db: Db,
  speaking: Way,
  { productionId, rules }: { productionId: string; rules: readonly (ScheduleRule | null)[] },
): Promise<Way> {
  const ids = rules.flatMap((rule) => (rule?.kind === 'publication' ? [rule.publicationId] : []))
  if (ids.length === 0) return speaking
  const rows = await db
    .selectFrom('publish.publications')
    .select(['id', 'title'])
    .where('productionId', '=', productionId)
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  const names = new Map([...(speaking.names ?? []), ...rows.map(({ id, title }) => [id, title] as const)])
  return { ...speaking, names }
}

async function anchorsOf(
  db: Db,
  { productionId, ids }: { productionId: string; ids: readonly string[] },
): Promise<readonly Anchor[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('publish.publications')
    .select(['id', 'state'])
    .where('productionId', '=', productionId)
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return rows.map(({ id, state }) => ({ id, state: stateIn(state) }))
}
