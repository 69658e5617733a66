import { afterQuiet, nextLetter } from '@stagedoor/core/community'
import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'
import { type NoticeSettings, SETTINGS, settingsIn } from './settings.ts'

/** A sending in hand: to whom, in which way, and what they were told before. */
export interface Delivery {
  readonly id: string
  readonly viewerId: string
  readonly way: 'mail' | 'device'
  readonly tries: number
  readonly settings: NoticeSettings
  readonly toldUntil: Instant
  readonly told: ReadonlySet<string>
}

/** How a sending ended; `told` are the notices that left with it. */
export type DeliveryEnd =
  | { readonly kind: 'sent'; readonly at: Instant; readonly told: readonly string[] }
  | { readonly kind: 'nothing'; readonly at: Instant }
  /** It was not wanted any more, or is not possible: what it would have told stays to be told. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'later' }

/** The most tries at one sending. */
const MOST_TRIES = 8
// Longer than any sending takes. Real time, as for every job: whose process died is not asked what the story's clock says.
const HELD_S = 150
const FIRST_PAUSE_MS = 60_000

/** Takes the next sending that is due, or one whose taker died; null when there is none. */
export async function takeDelivery({ db }: { db: Db }, now: Instant): Promise<Delivery | null> {
  const taken = (await take(db, DUE)) ?? (await take(db, LET_FALL))
  if (taken === null) return null
  const row = await db
    .selectFrom('community.noticeSettings')
    .select([...SETTINGS, 'mailToldUntil', 'pushToldUntil'])
    .where('viewerId', '=', taken.viewerId)
    .executeTakeFirstOrThrow()
  const toldUntil = taken.way === 'mail' ? row.mailToldUntil : row.pushToldUntil
  const before = await db
    .selectFrom('community.deliveries')
    .select('told')
    .where('viewerId', '=', taken.viewerId)
    .where('way', '=', taken.way)
    .where('endedAt', '>=', sql<never>`${new Date(toldUntil)}::timestamptz - interval '10 minutes'`)
    .execute()
  const delivery = {
    ...taken,
    settings: settingsIn(row),
    toldUntil,
    told: new Set(before.flatMap(({ told }) => told)),
  }
  return (await putOffWhileQuiet(db, delivery, now)) ? takeDelivery({ db }, now) : delivery
}

const DUE = sql`state = 'waiting' and due_at <= wall.now() order by due_at`
const LET_FALL = sql`state = 'sending' and held_until <= clock_timestamp() order by held_until`

async function take(db: Db, which: typeof DUE) {
  const { rows } = await sql<Pick<Delivery, 'id' | 'viewerId' | 'way' | 'tries'>>`
    update community.deliveries d set state = 'sending', tries = d.tries + 1,
      held_until = clock_timestamp() + make_interval(secs => ${HELD_S})
    where d.id = (select id from community.deliveries where ${which} limit 1 for update skip locked)
    returning d.id, d.viewer_id, d.way, d.tries`.execute(db)
  return rows[0] ?? null
}

/** Ends a sending, remembers what was told, and makes the next letter of a rhythm due; in one transaction. */
export function endDelivery(
  { db }: { db: Db },
  { delivery, end, now }: { delivery: Delivery; end: DeliveryEnd; now: Instant },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { id, viewerId, way, tries } = delivery
    if (end.kind === 'later' && tries < MOST_TRIES)
      return putBack(trx, delivery, instant(now + FIRST_PAUSE_MS * 2 ** (tries - 1)))
    const state = end.kind === 'sent' ? 'sent' : end.kind === 'later' ? 'failed' : 'nothing'
    await trx
      .updateTable('community.deliveries')
      .set({
        state,
        heldUntil: null,
        endedAt: sql<never>`wall.now()`,
        told: end.kind === 'sent' ? [...end.told] : [],
      })
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .execute()
    if (end.kind === 'sent' || end.kind === 'nothing')
      await trx
        .updateTable('community.noticeSettings')
        .set(way === 'mail' ? { mailToldUntil: new Date(end.at) } : { pushToldUntil: new Date(end.at) })
        .where('viewerId', '=', viewerId)
        .execute()
    if (way === 'mail') await makeNextDue(trx, viewerId, now)
  })
}

async function putOffWhileQuiet(db: Db, delivery: Delivery, now: Instant): Promise<boolean> {
  const until = afterQuiet(now, delivery.settings.quiet)
  if (until === now) return false
  await db.transaction().execute((trx) => putBack(trx, { ...delivery, tries: delivery.tries - 1 }, until))
  return true
}

// Where another began to wait meanwhile, that one tells all of it.
async function putBack(trx: Trx, { id, viewerId, way, tries }: Delivery, due: Instant): Promise<void> {
  const { rows } = await sql`
    update community.deliveries d set state = 'waiting', held_until = null, due_at = ${new Date(due)}, tries = ${tries}
    where d.id = ${id} and d.state = 'sending' and not exists (
      select from community.deliveries o where o.viewer_id = ${viewerId} and o.way = ${way} and o.state = 'waiting')
    returning 1`.execute(trx)
  if (rows.length === 0)
    await trx
      .updateTable('community.deliveries')
      .set({ state: 'nothing', heldUntil: null, endedAt: sql<never>`wall.now()` })
      .where('id', '=', id)
      .execute()
  else await sql`select community.wake_deliveries(${new Date(due)})`.execute(trx)
}

async function makeNextDue(trx: Trx, viewerId: string, now: Instant): Promise<void> {
  const row = await trx
    .selectFrom('community.noticeSettings')
    .select(SETTINGS)
    .where('viewerId', '=', viewerId)
    .executeTakeFirst()
  if (row === undefined) return
  const { mail, mailTime, isPaused } = settingsIn(row)
  if (isPaused || mail === 'at-once') return
  const due = nextLetter(now, mail, mailTime)
  if (due === null) return
  await sql`
    insert into community.deliveries (viewer_id, way, due_at) values (${viewerId}, 'mail', ${new Date(due)})
    on conflict (viewer_id, way) where state = 'waiting' do nothing`.execute(trx)
  await sql`select community.wake_deliveries(${new Date(due)})`.execute(trx)
}
