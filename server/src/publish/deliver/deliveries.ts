import type { DeliveryFacts } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { gatesById } from '../../wall/index.ts'
import type { PublicationRow } from '../queries.ts'
import { filmStateOf } from './film-state.ts'

/** A delivery as it is kept; its handle still sealed. */
export type DeliveryRow = NonNullable<Awaited<ReturnType<typeof deliveryOf>>>

/** The delivery of a publication, or undefined where it goes to no platform. */
export function deliveryOf(db: Db, publicationId: string) {
  return deliveries(db).where('d.publicationId', '=', publicationId).executeTakeFirst()
}

/** The deliveries of some publications. */
export function deliveriesOf(db: Db, publicationIds: readonly string[]): Promise<DeliveryRow[]> {
  return deliveries(db)
    .where('d.publicationId', '=', sql<string>`any(${[...publicationIds]}::uuid[])`)
    .execute()
}

function deliveries(db: Db) {
  return db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.accounts as a', 'a.id', 'd.accountId')
    .leftJoin('publish.publications as first', 'first.id', 'd.partOf')
    .select([
      'd.publicationId',
      'd.accountId',
      'd.plan',
      'd.aheadMs',
      'd.placeFrom',
      'd.next',
      'd.handle',
      'd.progress',
      'd.said',
      'd.error',
      'd.tries',
      'd.lookAt',
      'd.remote',
      'd.visibility',
      'd.leftBehind',
      'd.partOf',
      'd.partPosition',
      'd.partKind',
      'd.answers',
      'd.claim',
      'd.renditionId',
      'a.connector',
      'a.name as accountName',
    ])
}

/** The part of a thread that stands right before one: the post itself for the first. */
export async function partBefore(db: Db, { partOf, partPosition, partKind }: DeliveryRow) {
  if (partOf === null) return null
  // An answer stands under somebody's comment: all that it waits for is the post itself.
  const position = partKind === 'answer' ? 1 : partPosition
  const row = await db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .where((eb) =>
      eb.or([
        eb.and([eb('d.partOf', '=', partOf), eb('d.partPosition', '=', position - 1)]),
        eb.and([eb('d.publicationId', '=', partOf), eb(eb.val(position), '=', 1)]),
      ]),
    )
    .select(['p.id', 'p.stateKind', 'd.remote'])
    .executeTakeFirst()
  return row ?? null
}

/** The parts that follow a post: its thread's, its first comment, and answers that wait for it. */
export function partsAfter(db: Db, publicationId: string) {
  return partsAfterAny(db, [publicationId])
}

/** The parts that follow any of some posts. */
export function partsAfterAny(db: Db, publicationIds: readonly string[]) {
  return db
    .selectFrom('publish.deliveries')
    .select(['publicationId', 'partPosition'])
    .where('partOf', '=', sql<string>`any(${[...publicationIds]}::uuid[])`)
    .orderBy('partPosition')
    .execute()
}

/** What core needs to know of a delivery to say what comes next. */
export async function factsOf(
  db: Db,
  delivery: DeliveryRow,
  { gateId }: Pick<PublicationRow, 'gateId'>,
): Promise<DeliveryFacts> {
  const before = await partBefore(db, delivery)
  const gate = (await gatesById(db, [gateId])).get(gateId)
  return {
    placeFrom: delivery.placeFrom,
    lookAt: delivery.lookAt,
    leftBehind: delivery.leftBehind,
    before: delivery.partOf === null ? null : ((before?.stateKind ?? 'draft') as DeliveryFacts['before']),
    stands: gate?.standing === 'stands',
    film: await filmStateOf(db, delivery),
  }
}

/** A moment so many milliseconds after another. */
export const laterBy = (moment: Instant, ms: number): Instant => instant(moment + ms)
