import { createHash } from 'node:crypto'
import type { World } from '@stagedoor/contract/world'
import { sql } from 'kysely'
import type { Trx } from '../../schema/index.ts'

/** Lists of a document whose things become records of the house under an id of their own, and where each is kept. */
const KEPT_IN = {
  subjects: 'clearance.subjects',
  appearances: 'clearance.appearances',
  grants: 'clearance.release_forms',
  prohibitions: 'clearance.prohibitions',
  embargoes: 'clearance.embargoes',
  holdbacks: 'clearance.holdbacks',
  ndas: 'clearance.ndas',
  crowdNotices: 'clearance.crowd_notices',
  decisions: 'clearance.decisions',
  kills: 'clearance.kills',
  points: 'production.story_points',
  exposures: 'clearance.exposures',
} as const

type KeptList = keyof typeof KEPT_IN

/** A list of a document whose things others name. */
export type Listed = KeptList | 'assets' | 'scenes' | 'days' | 'contributors' | 'cuts'

/** What things of a document are called here, list by list, for an id is one of its own list alone. */
export type IdsHere = ReadonlyMap<Listed, ReadonlyMap<string, string>>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id that a thing gets in a production where its own is no UUID or is taken: the same one each time. */
export function idMadeHere(productionId: string, list: Listed, written: string): string {
  const digest = createHash('sha256').update(`${productionId}\n${list}\n${written}`).digest('hex')
  // RFC 9562, version 8: of our own making.
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}

/** Ids for everything that a document brings: its own where it is a UUID that nothing here has yet. */
export async function idsForNew(trx: Trx, productionId: string, world: World): Promise<IdsHere> {
  const { evidence, questions } = world
  const lists: Record<KeptList, readonly { readonly id: string }[]> = {
    ...evidence,
    points: evidence.story.points,
    exposures: questions,
  }
  const ids = new Map<Listed, ReadonlyMap<string, string>>()
  for (const list of Object.keys(KEPT_IN) as KeptList[]) {
    const written = lists[list].map(({ id }) => id)
    const taken = await takenOf(trx, KEPT_IN[list], written)
    ids.set(list, idsOf(productionId, list, { written, taken }))
  }
  const written = cutsNamed(world)
  ids.set(
    'cuts',
    idsOf(productionId, 'cuts', { written, taken: await cutsElsewhere(trx, productionId, written) }),
  )
  return ids
}

function idsOf(
  productionId: string,
  list: Listed,
  { written, taken }: { written: readonly string[]; taken: ReadonlySet<string> },
): ReadonlyMap<string, string> {
  return new Map(
    written.map((id) => [id, UUID.test(id) && !taken.has(id) ? id : idMadeHere(productionId, list, id)]),
  )
}

async function takenOf(trx: Trx, table: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = ids.filter((id) => UUID.test(id))
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where id = any(${asked}::uuid[])`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}

function cutsNamed({ evidence, questions }: World): readonly string[] {
  return [
    ...evidence.releases.map(({ cutId }) => cutId),
    ...evidence.kills.flatMap(({ killed }) => (killed.kind === 'cut' ? [killed.cutId] : [])),
    ...questions.flatMap(({ exposure: { leaving } }) => (leaving.kind === 'cut' ? [leaving.cutId] : [])),
  ]
}

// What was said of a cut of another production must not reach it.
async function cutsElsewhere(
  trx: Trx,
  productionId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = ids.filter((id) => UUID.test(id))
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct ref as id from clearance.exposures
    where kind = 'cut' and production_id <> ${productionId} and ref = any(${asked}::uuid[])`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}
