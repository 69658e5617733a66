import type { PublicationState } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { at, newId } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { ruleIn } from './rule-rows.ts'
import { stateIn } from './states.ts'

// One parameter for a list that may be empty.
const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

const COLUMNS = [
  'p.id',
  'p.productionId',
  'p.cutId',
  'p.cutVersion',
  'p.renderId',
  'p.besideId',
  'p.gateId',
  'p.exposureId',
  'p.state',
  'p.title',
  'p.copy',
  'p.slug',
  'p.opensAt',
  'p.rule',
  'p.madeBy',
  'p.createdAt',
  'd.kind',
  'd.platform',
  'd.account',
  'd.ownerId',
  'd.name as destinationName',
  'k.id as kitId',
  'k.holderName',
  'k.holderContact',
  'k.slipId',
  'k.code as kitCode',
  'k.handedOverAt',
  'v.accountId',
  'v.remote',
  'v.leftBehind',
  'v.partOf',
  'v.partPosition',
  'c.connector',
] as const

/** A publication with its destination and, where it is a kit, its holder. */
export type PublicationRow = Awaited<ReturnType<typeof publicationsOfCut>>[number]

function publications(db: Db) {
  return db
    .selectFrom('publish.publications as p')
    .innerJoin('publish.destinations as d', 'd.id', 'p.destinationId')
    .leftJoin('publish.kits as k', 'k.publicationId', 'p.id')
    .leftJoin('publish.deliveries as v', 'v.publicationId', 'p.id')
    .leftJoin('publish.accounts as c', 'c.id', 'v.accountId')
    .select(COLUMNS)
}

const parse = <Row extends { state: unknown; rule: unknown }>({ state, rule, ...row }: Row) => ({
  ...row,
  state: stateIn(state),
  rule: ruleIn(rule),
})

/** A publication, or undefined. */
export async function publicationById(db: Db, id: string): Promise<PublicationRow | undefined> {
  const row = await publications(db).where('p.id', '=', id).executeTakeFirst()
  return row && parse(row)
}

/** A publication whose row nobody else changes until commit, or undefined. */
export async function lockPublication(trx: Trx, id: string): Promise<PublicationRow | undefined> {
  await trx.selectFrom('publish.publications').select('id').where('id', '=', id).forUpdate().execute()
  return publicationById(trx, id)
}

/** Every publication of a cut, kits among them, in the order of their exposures. */
export async function publicationsOfCut(db: Db, cutId: string) {
  const rows = await publications(db).where('p.cutId', '=', cutId).orderBy('p.exposureId').execute()
  return rows.map(parse)
}

/** The same, with their rows locked in one order for everybody. */
export async function lockPublicationsOfCut(trx: Trx, cutId: string): Promise<PublicationRow[]> {
  await trx
    .selectFrom('publish.publications')
    .select('id')
    .where('cutId', '=', cutId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return publicationsOfCut(trx, cutId)
}

/** What is on a production's calendar, by opening moment, latest first; what waits for one comes before, whatever was asked. */
export async function publicationsOf(
  db: Db,
  productionId: string,
  { from = null, until = null }: { from?: Instant | null; until?: Instant | null } = {},
): Promise<PublicationRow[]> {
  const rows = await publications(db)
    .where('p.productionId', '=', productionId)
    .where((eb) =>
      eb.or([
        eb('p.opensAt', 'is', null),
        eb.and([
          ...(from === null ? [] : [eb('p.opensAt', '>=', at(from))]),
          ...(until === null ? [] : [eb('p.opensAt', '<', at(until))]),
        ]),
      ]),
    )
    .orderBy('p.opensAt', (order) => order.desc().nullsFirst())
    .orderBy('p.id')
    .limit(500)
    .execute()
  return rows.map(parse)
}

/** The production of a publication, for asking who may. */
export async function productionOfPublication(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('publish.publications')
    .select('productionId')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.productionId
}

/** Keeps a publication's state. */
export async function saveState(trx: Trx, id: string, state: PublicationState): Promise<void> {
  await trx
    .updateTable('publish.publications')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute()
}

/** Writes the irreversible act down before it is made; a publication has one open attempt at most. */
export async function beginAttempt(
  trx: Trx,
  { publicationId, dueAt }: { publicationId: string; dueAt: Instant },
) {
  const open = await openAttempt(trx, publicationId)
  if (open === undefined)
    await trx
      .insertInto('publish.attempts')
      .values({ id: newId(), publicationId, dueAt: at(dueAt), outcome: null })
      .execute()
  else
    await trx
      .updateTable('publish.attempts')
      .set({ dueAt: at(dueAt) })
      .where('id', '=', open.id)
      .execute()
}

/** The attempt that has not ended, if there is one. */
export function openAttempt(db: Db, publicationId: string) {
  return db
    .selectFrom('publish.attempts')
    .selectAll()
    .where('publicationId', '=', publicationId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
}

/** Ends the open attempt of a publication, if there is one. */
export async function endAttempt(
  trx: Trx,
  ended: {
    publicationId: string
    outcome: 'landed' | 'not-cleared' | 'called-off' | 'refused' | 'absent'
    now: Instant
    evidence?: Record<string, unknown>
  },
): Promise<void> {
  const { publicationId, outcome, now, evidence = {} } = ended
  await trx
    .updateTable('publish.attempts')
    .set({ outcome, endedAt: at(now), evidence: JSON.stringify(evidence) })
    .where('publicationId', '=', publicationId)
    .where('outcome', 'is', null)
    .execute()
}

/** Slugs of a production's posts that cannot be given again; one's own is free to keep. */
export async function takenSlugs(
  db: Db,
  { productionId, except }: { productionId: string; except: string | null },
): Promise<ReadonlySet<string>> {
  const posts = await db
    .selectFrom('publish.posts')
    .select('slug')
    .where('productionId', '=', productionId)
    .$if(except !== null, (query) => query.where('publicationId', '!=', except ?? ''))
    .execute()
  // What waits for its moment has no post yet, and keeps its address.
  const waiting = await db
    .selectFrom('publish.publications')
    .select('slug')
    .where('productionId', '=', productionId)
    .where('stateKind', '=', 'draft')
    .$if(except !== null, (query) => query.where('id', '!=', except ?? ''))
    .execute()
  return new Set([...posts, ...waiting].flatMap(({ slug }) => slug ?? []))
}

/** What is shown of the films of publications: the render of the cut's locked version. */
export async function filmsOf(db: Db, cutIds: readonly string[]) {
  const rows = await db
    .selectFrom('cut.listedCuts')
    .select([
      'id',
      'gateId',
      'sha256',
      'sizeBytes',
      'posterSha256',
      'durationFlicks',
      'width',
      'height',
      'shape',
    ])
    .where('id', '=', anyOf(cutIds))
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
