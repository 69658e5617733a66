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
  'p.destinationId',
  'd.name as destinationName',
  'k.id as kitId',
  'k.holderName',
  'k.holderContact',
  'k.slipId',
  'k.code as kitCode',
  'k.handedOverAt',
  'k.linkBack',
  'v.accountId',
  'v.remote',
  'v.leftBehind',
  'v.partOf',
  'v.partPosition',
  'c.connector',
] as const

// The ids of the posts of a kit's holder whose links were followed by later ones.
const EARLIER_POSTS = sql<string[]>`array(
  select e.id::text from publish.earlier_posts e where e.kit_id = k.id order by e.linked_at, e.id)`
const EARLIER_LINKS = sql<string[]>`array(
  select e.link from publish.earlier_posts e where e.kit_id = k.id order by e.linked_at, e.id)`

/** A publication with its destination and, where it is a kit, its holder. */
export type PublicationRow = Awaited<ReturnType<typeof publicationsOfCuts>>[number]

function publications(db: Db) {
  return db
    .selectFrom('publish.publications as p')
    .innerJoin('publish.destinations as d', 'd.id', 'p.destinationId')
    .leftJoin('publish.kits as k', 'k.publicationId', 'p.id')
    .leftJoin('publish.deliveries as v', 'v.publicationId', 'p.id')
    .leftJoin('publish.accounts as c', 'c.id', 'v.accountId')
    .select(COLUMNS)
    .select([EARLIER_POSTS.as('earlierPosts'), EARLIER_LINKS.as('earlierLinks')])
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

/** Some publications, in the order of their exposures. */
export async function publicationsById(db: Db, ids: readonly string[]): Promise<PublicationRow[]> {
  const rows = await publications(db).where('p.id', '=', anyOf(ids)).orderBy('p.exposureId').execute()
  return rows.map(parse)
}

/** A publication whose row nobody else changes until commit, or undefined. */
export async function lockPublication(trx: Trx, id: string): Promise<PublicationRow | undefined> {
  await trx.selectFrom('publish.publications').select('id').where('id', '=', id).forUpdate().execute()
  return publicationById(trx, id)
}

/** Some publications whose rows nobody else changes until commit, locked in the order that everybody keeps. */
export async function lockPublications(trx: Trx, ids: readonly string[]): Promise<PublicationRow[]> {
  await trx
    .selectFrom('publish.publications')
    .select('id')
    .where('id', '=', anyOf(ids))
    .orderBy('id')
    .forUpdate()
    .execute()
  const rows = await publications(trx).where('p.id', '=', anyOf(ids)).orderBy('p.id').execute()
  return rows.map(parse)
}

/** Every publication of some cuts, kits among them, in the order of their exposures. */
export async function publicationsOfCuts(db: Db, cutIds: readonly string[]) {
  const rows = await publications(db).where('p.cutId', '=', anyOf(cutIds)).orderBy('p.exposureId').execute()
  return rows.map(parse)
}

/** The same of one cut. */
export const publicationsOfCut = (db: Db, cutId: string) => publicationsOfCuts(db, [cutId])

/** The same of some cuts, with their rows locked in one order for everybody. */
export async function lockPublicationsOfCuts(trx: Trx, cutIds: readonly string[]): Promise<PublicationRow[]> {
  await trx
    .selectFrom('publish.publications')
    .select('id')
    .where('cutId', '=', anyOf(cutIds))
    .orderBy('id')
    .forUpdate()
    .execute()
  return publicationsOfCuts(trx, cutIds)
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
export function saveState(trx: Trx, id: string, state: PublicationState): Promise<void> {
  return saveStates(trx, [{ id, state }])
}

/** Keeps the states of many. */
export async function saveStates(
  trx: Trx,
  states: readonly { readonly id: string; readonly state: PublicationState }[],
): Promise<void> {
  if (states.length === 0) return
  await sql`
    update publish.publications p set state = s.state
    from unnest(
      ${states.map(({ id }) => id)}::uuid[],
      ${states.map(({ state }) => JSON.stringify(state))}::jsonb[]
    ) as s (id, state)
    where p.id = s.id`.execute(trx)
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

/** The ids of the attempts that have not ended, by publication. */
export async function openAttempts(
  db: Db,
  publicationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('publish.attempts')
    .select(['id', 'publicationId'])
    .where('publicationId', '=', anyOf(publicationIds))
    .where('outcome', 'is', null)
    .execute()
  return new Map(rows.map(({ id, publicationId }) => [publicationId, id]))
}

/** How an attempt ended. */
export interface EndedAttempt {
  readonly publicationId: string
  readonly outcome: 'landed' | 'not-cleared' | 'called-off' | 'refused' | 'absent'
  readonly now: Instant
  readonly evidence?: Record<string, unknown>
}

/** Ends the open attempt of a publication, if there is one. */
export function endAttempt(trx: Trx, ended: EndedAttempt): Promise<void> {
  return endAttempts(trx, [ended])
}

/** Ends the open attempts of many. */
export async function endAttempts(trx: Trx, ended: readonly EndedAttempt[]): Promise<void> {
  if (ended.length === 0) return
  await sql`
    update publish.attempts a set outcome = e.outcome, ended_at = e.ended_at, evidence = e.evidence
    from unnest(
      ${ended.map(({ publicationId }) => publicationId)}::uuid[],
      ${ended.map(({ outcome }) => outcome)}::text[],
      ${ended.map(({ now }) => new Date(now).toISOString())}::timestamptz[],
      ${ended.map(({ evidence = {} }) => JSON.stringify(evidence))}::jsonb[]
    ) as e (publication_id, outcome, ended_at, evidence)
    where a.publication_id = e.publication_id and a.outcome is null`.execute(trx)
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
