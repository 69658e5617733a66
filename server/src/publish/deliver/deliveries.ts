import type { DeliveryFacts, PostPlan } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { ConnectorError, Handle, RemoteRef } from '../../connectors/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { gatesById } from '../../wall/index.ts'
import type { PublicationRow } from '../queries.ts'

// A worker that works renews its claim three times within this; one that died is followed by another after it.
const CLAIM_SECONDS = 30

/** How often a claim is renewed, in milliseconds. */
export const CLAIM_BEAT_MS = (CLAIM_SECONDS * 1000) / 3

/** A delivery as it is kept; its handle still sealed. */
export type DeliveryRow = NonNullable<Awaited<ReturnType<typeof deliveryOf>>>

/** The delivery of a publication, or undefined where it goes to no platform. */
export function deliveryOf(db: Db, publicationId: string) {
  return db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.accounts as a', 'a.id', 'd.accountId')
    .leftJoin('publish.publications as first', 'first.id', 'd.partOf')
    .where('d.publicationId', '=', publicationId)
    .select([
      'd.publicationId',
      'd.accountId',
      'd.plan',
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
      'd.claim',
      'a.connector',
      'a.name as accountName',
    ])
    .executeTakeFirst()
}

/** The part of a thread that stands right before one: the post itself for the first. */
export async function partBefore(db: Db, { partOf, partPosition }: DeliveryRow) {
  if (partOf === null) return null
  const row = await db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .where((eb) =>
      eb.or([
        eb.and([eb('d.partOf', '=', partOf), eb('d.partPosition', '=', partPosition - 1)]),
        eb.and([eb('d.publicationId', '=', partOf), eb(eb.val(partPosition), '=', 1)]),
      ]),
    )
    .select(['p.id', 'p.stateKind', 'd.remote'])
    .executeTakeFirst()
  return row ?? null
}

/** The parts that follow a post: its thread's and its first comment. */
export function partsAfter(db: Db, publicationId: string) {
  return db
    .selectFrom('publish.deliveries')
    .select(['publicationId', 'partPosition'])
    .where('partOf', '=', publicationId)
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
  }
}

/** Takes a delivery up; false while another worker has it. By the real clock: the house's may stand still. */
export async function claimDelivery(db: Db, publicationId: string, claim: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('publish.deliveries')
    .set({ claim, claimedUntil: claimEnd() })
    .where('publicationId', '=', publicationId)
    .where((eb) =>
      eb.or([
        eb('claim', 'is', null),
        eb('claim', '=', claim),
        eb('claimedUntil', '<', sql<Instant>`clock_timestamp()`),
      ]),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Renews a claim; false when it was lost to another worker, who goes on from what was saved. */
export async function keepClaim(db: Db, publicationId: string, claim: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('publish.deliveries')
    .set({ claimedUntil: claimEnd() })
    .where('publicationId', '=', publicationId)
    .where('claim', '=', claim)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Lets a delivery go. */
export async function releaseDelivery(db: Db, publicationId: string, claim: string): Promise<void> {
  await db
    .updateTable('publish.deliveries')
    .set({ claim: null, claimedUntil: null })
    .where('publicationId', '=', publicationId)
    .where('claim', '=', claim)
    .execute()
}

const claimEnd = () => sql<Instant>`clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})`

/** What a worker keeps of a delivery on its way. */
export interface DeliveryChange {
  readonly next?: DeliveryRow['next']
  readonly handle?: Handle | null
  readonly progress?: number | null
  readonly said?: string | null
  readonly error?: ConnectorError | null
  readonly tries?: number
  readonly lookAt?: Instant | null
  readonly remote?: RemoteRef
  readonly visibility?: string
  readonly leftBehind?: boolean
}

/** Keeps what has changed of a delivery. Throws where the claim was lost: somebody else goes on with it. */
export async function saveDelivery(
  db: Db,
  { publicationId, claim, seal }: { publicationId: string; claim: string; seal: Seal },
  change: DeliveryChange,
): Promise<void> {
  const { handle, error, lookAt, remote, ...plain } = change
  const { numUpdatedRows } = await db
    .updateTable('publish.deliveries')
    .set({
      ...plain,
      changedAt: sql<Instant>`wall.now()`,
      ...(handle === undefined ? {} : { handle: sealed(seal, publicationId, handle) }),
      ...(error === undefined ? {} : { error: error === null ? null : JSON.stringify(error) }),
      ...(lookAt === undefined ? {} : { lookAt: lookAt === null ? null : at(lookAt) }),
      ...(remote === undefined ? {} : { remote: JSON.stringify(remote) }),
    })
    .where('publicationId', '=', publicationId)
    .where('claim', '=', claim)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new ClaimLost(publicationId)
}

/** Another worker has the delivery: what this one would say is too late. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost'

  constructor(publicationId: string) {
    super(`the delivery ${publicationId} is in other hands`)
  }
}

const placeOfHandle = (publicationId: string) => `delivery:${publicationId}`

function sealed(seal: Seal, publicationId: string, handle: Handle | null): Buffer | null {
  return handle === null ? null : seal.seal(JSON.stringify(handle), placeOfHandle(publicationId))
}

/** The handle of a delivery, opened, or null where nothing was begun. */
export function handleOf(seal: Seal, { publicationId, handle }: DeliveryRow): Handle | null {
  return handle === null ? null : (JSON.parse(seal.open(handle, placeOfHandle(publicationId))) as Handle)
}

/** Everything that is written down when a post is put on the calendar. */
export interface NewDelivery {
  readonly publicationId: string
  readonly accountId: string
  readonly plan: PostPlan
  readonly placeFrom: Instant
  readonly part: { readonly of: string; readonly position: number; readonly kind: 'post' | 'comment' } | null
}

/** Writes a delivery down. */
export async function putDelivery(
  trx: Trx,
  { publicationId, accountId, plan, placeFrom, part }: NewDelivery,
): Promise<void> {
  await trx
    .insertInto('publish.deliveries')
    .values({
      publicationId,
      accountId,
      plan: JSON.stringify(plan),
      placeFrom: at(placeFrom),
      handle: null,
      progress: null,
      said: null,
      visibility: null,
      claim: null,
      partOf: part?.of ?? null,
      partPosition: part?.position ?? 0,
      partKind: part?.kind ?? 'post',
    })
    .execute()
}

/** Moves a delivery with its publication: what was to be there ahead stays as long ahead, and its parts with it. */
export async function moveDelivery(
  trx: Trx,
  {
    publicationId,
    was,
    opensAt,
    now,
  }: { publicationId: string; was: Instant | null; opensAt: Instant; now: Instant },
): Promise<void> {
  const delivery = await deliveryOf(trx, publicationId)
  if (delivery === undefined) return
  const ahead = was === null ? 0 : Math.max(0, was - delivery.placeFrom)
  await trx
    .updateTable('publish.deliveries')
    .set({ placeFrom: at(instant(Math.max(now, opensAt - ahead))) })
    .where((eb) => eb.or([eb('publicationId', '=', publicationId), eb('partOf', '=', publicationId)]))
    .execute()
}

/** A moment so many milliseconds after another. */
export const laterBy = (moment: Instant, ms: number): Instant => instant(moment + ms)
