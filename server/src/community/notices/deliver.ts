import { setTimeout as delay } from 'node:timers/promises'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { asViewer } from '../../wall/index.ts'
import { newsFor } from './news.ts'
import { NOTICES_KEPT_MS } from './read-notices.ts'
import { sendLetter } from './send-letter.ts'
import { sendPush } from './send-push.ts'
import { spreadStep } from './spread-notices.ts'
import { type Delivery, type DeliveryEnd, endDelivery, takeDelivery } from './take-delivery.ts'
import type { TellingWork } from './telling-work.ts'

/** How many are told at the same time by one process. */
const LANES = 4
const MOST_TOLD = 30
const LOOK_AGAIN_MS = 5_000
const SWEPT_AT_ONCE = 2_000
const SEALED_LOOK_S = 60

/**
 * Tells everybody who is due: finds whom new notices concern, then sends, each worded in the moment in which it leaves. A
 * sending whose process died is taken up by whoever comes next.
 */
export async function tellFans(work: TellingWork, { signal }: { signal: AbortSignal }): Promise<void> {
  if (await isSealed(work)) return lookAgain(work)
  while (!signal.aborted && (await spreadStep(work, work.clock.now())));
  do await Promise.all(Array.from({ length: LANES }, () => tellInLane(work, signal)))
  while ((await isHeldByOthers(work)) && (await delay(LOOK_AGAIN_MS, !signal.aborted, { signal })))
  await sweep(work)
}

async function tellInLane(work: TellingWork, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const delivery = await takeDelivery(work, work.clock.now())
    if (delivery === null) return
    await tell(work, delivery)
  }
}

async function tell(work: TellingWork, delivery: Delivery): Promise<void> {
  const end = await outcomeOf(work, delivery)
  await endDelivery(work, { delivery, end, now: work.clock.now() })
}

async function outcomeOf(work: TellingWork, delivery: Delivery): Promise<DeliveryEnd> {
  const { viewerId, way, settings, toldUntil, told } = delivery
  if (settings.isPaused || (way === 'mail' && settings.mail === 'off')) return { kind: 'dropped' }
  const now: Instant = work.clock.now()
  // Asked as the viewer, now: whatever was true when this became due, a recall or a lowered progress since leaves no word.
  const news = await asViewer(work.fan, viewerId, (seen) =>
    newsFor(seen, { viewerId, way, settings, toldUntil, told, now, limit: MOST_TOLD }),
  )
  if (news.notices.length === 0 && !news.isSealed) return { kind: 'nothing', at: now }
  const sent = way === 'mail' ? await sendLetter(work, delivery, news) : await sendPush(work, delivery)
  switch (sent) {
    case 'sent':
      return { kind: 'sent', at: now, told: news.notices.map(({ id }) => id) }
    case 'impossible':
      return { kind: 'dropped' }
    case 'later':
      return { kind: 'later' }
  }
}

// A restored house tells nobody anything before its owner has looked.
async function isSealed({ db }: TellingWork): Promise<boolean> {
  const house = await db.selectFrom('plant.house').select('sealedAt').executeTakeFirst()
  return house?.sealedAt != null
}

// What waits goes out once the seal is lifted, as it reads then; what is due rings once and would be missed.
async function lookAgain({ db }: TellingWork): Promise<void> {
  await sql`select community.wake_deliveries(wall.now() + make_interval(secs => ${SEALED_LOOK_S}))`.execute(
    db,
  )
}

async function isHeldByOthers({ db }: TellingWork): Promise<boolean> {
  const { rows } = await sql`select from community.deliveries where state = 'sending' limit 1`.execute(db)
  return rows.length > 0
}

async function sweep({ db, clock }: TellingWork): Promise<void> {
  const old = new Date(clock.now() - NOTICES_KEPT_MS)
  await sql`
    delete from community.notices where id in (
      select id from community.notices where made_at < ${old} order by made_at limit ${SWEPT_AT_ONCE})`.execute(
    db,
  )
  await sql`
    delete from community.deliveries where id in (
      select id from community.deliveries where ended_at < ${old} limit ${SWEPT_AT_ONCE})`.execute(db)
}
