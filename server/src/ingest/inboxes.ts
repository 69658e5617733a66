import { Problem } from '@stagedoor/contract/problems'
import { DEFAULT_QUOTA, type UploadRoom } from '@stagedoor/core/ingest'
import { toString as drawQr } from 'qrcode'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Site } from '../plant/http/index.ts'
import { mintSlip, readSlip, revokeSlips } from '../plant/slips/index.ts'
import type { Storage } from '../plant/storage/index.ts'
import { productionById } from '../production/index.ts'
import type { Db } from '../schema/index.ts'
import type { DayCard } from './day-card.ts'
import { inboxById, inboxesOf, inboxWithDay, shootingDayIn, takenBy, type InboxRow } from './queries.ts'
import type { TokenSeal } from './seal-token.ts'
import type { Sender } from './sender.ts'
import { uploadRoom } from './upload-room.ts'

/** What the pages of an inbox need. */
export interface InboxPorts {
  readonly db: Db
  readonly clock: Clock
  readonly site: Site
  readonly seal: TokenSeal
}

/** An inbox as the crew sees it; the QR code is absent where no phone could follow it. */
export interface InboxCard {
  readonly id: string
  readonly shootingDay: DayCard
  readonly link: string
  readonly qr:
    | { readonly kind: 'drawn'; readonly svg: string }
    | { readonly kind: 'unreachable'; readonly setting: 'STAGEDOOR_URL'; readonly detail: string }
  readonly quotaBytes: number
  readonly takenBytes: number
  readonly files: number
  readonly createdAt: number
  readonly closesAt: number
  readonly closedAt: number | null
}

const OPEN_FOR_MS = 72 * 3_600_000

/** Opens an inbox for a shooting day: a link that anybody may hold, and that can only add. */
export async function openInbox(
  ports: InboxPorts,
  order: { productionId: string; shootingDayId: string; closesAt: number | null; quotaBytes: number | null },
): Promise<InboxCard> {
  const { db, clock, seal } = ports
  const { productionId, shootingDayId } = order
  const closesAt = order.closesAt ?? clock.now() + OPEN_FOR_MS
  if (closesAt <= clock.now())
    throw new Problem('invalid-request', { detail: 'closesAt: the moment has passed.' })
  const id = newId()
  await db.transaction().execute(async (trx) => {
    if (!(await shootingDayIn(trx, { productionId, shootingDayId })))
      throw new Problem('invalid-request', { detail: 'shootingDay: this production has no such day.' })
    const slip = await mintSlip(trx, {
      productionId,
      purpose: 'inbox',
      ref: id,
      addressedTo: null,
      expiresAt: closesAt,
      uses: null,
    })
    await trx
      .insertInto('ingest.inboxes')
      .values({
        id,
        productionId,
        shootingDayId,
        slipId: slip.id,
        tokenSealed: seal.seal(slip.token, id),
        closesAt: new Date(closesAt),
        quotaBytes: order.quotaBytes ?? DEFAULT_QUOTA.bytes,
      })
      .execute()
  })
  return cardOf(ports, await inboxWithDay(db, id))
}

/** A production's inboxes, newest first, each with its link. */
export async function listInboxes(ports: InboxPorts, productionId: string): Promise<InboxCard[]> {
  return Promise.all((await inboxesOf(ports.db, productionId)).map((inbox) => cardOf(ports, inbox)))
}

/** Closes an inbox: its link is dead at commit, what came through it stays. */
export function closeInbox({ db, clock }: { db: Db; clock: Clock }, id: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const closed = await trx
      .updateTable('ingest.inboxes')
      .set({ closedAt: new Date(clock.now()) })
      .where('id', '=', id)
      .where('closedAt', 'is', null)
      .returning('slipId')
      .executeTakeFirst()
    if (closed) await revokeSlips(trx, { ids: [closed.slipId], now: clock.now() })
  })
}

async function cardOf({ db, site, seal }: InboxPorts, inbox: InboxRow): Promise<InboxCard> {
  const link = site.link(`/s/${seal.open(inbox.tokenSealed, inbox.id)}`)
  const taken = await takenBy(db, { kind: 'inbox', inboxId: inbox.id })
  return {
    id: inbox.id,
    shootingDay: {
      id: inbox.shootingDayId,
      number: inbox.number,
      unit: inbox.unitName,
      shotOn: inbox.shotOn,
    },
    link,
    qr: site.reachableByPhone
      ? { kind: 'drawn', svg: await drawQr(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }) }
      : {
          kind: 'unreachable',
          setting: 'STAGEDOOR_URL',
          detail: `A phone cannot reach ${site.origin}. Set STAGEDOOR_URL to the address by which phones reach this house.`,
        },
    quotaBytes: inbox.quotaBytes,
    takenBytes: taken.bytes,
    files: taken.files,
    createdAt: inbox.createdAt,
    closesAt: inbox.closesAt,
    closedAt: inbox.closedAt,
  }
}

/** What somebody who scanned the code sees; nothing of what others sent. */
export interface InboxPage extends UploadRoom {
  readonly production: { readonly title: string; readonly slug: string }
  readonly shootingDay: InboxCard['shootingDay']
  readonly closesAt: number
}

/** Lets the holder of an inbox's link in; `inbox-closed` says when a known link's inbox was closed. */
export async function enterInbox(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
): Promise<Extract<Sender, { kind: 'inbox' }>> {
  const slip = await readSlip(db, { token, purpose: 'inbox', now: clock.now() }).catch((error: unknown) => {
    if (error instanceof Problem && (error.type === 'slip-revoked' || error.type === 'slip-expired'))
      throw new Problem(
        'inbox-closed',
        { detail: 'This inbox has closed. Ask the crew for the link of today.' },
        { cause: error },
      )
    throw error
  })
  const inbox = await inboxById(db, slip.ref)
  if (inbox === undefined) throw new Problem('slip-not-found')
  return {
    kind: 'inbox',
    productionId: inbox.productionId,
    inboxId: inbox.id,
    shootingDayId: inbox.shootingDayId,
    quotaBytes: inbox.quotaBytes,
  }
}

/** Reads an inbox by its link. */
export async function readInboxSlip(
  { db, clock, storage }: { db: Db; clock: Clock; storage: Storage },
  token: string,
): Promise<InboxPage> {
  const sender = await enterInbox({ db, clock }, token)
  const inbox = await inboxWithDay(db, sender.inboxId)
  const production = await productionById(db, sender.productionId)
  return {
    production: { title: production?.title ?? '', slug: production?.slug ?? '' },
    shootingDay: {
      id: inbox.shootingDayId,
      number: inbox.number,
      unit: inbox.unitName,
      shotOn: inbox.shotOn,
    },
    closesAt: inbox.closesAt,
    ...(await uploadRoom({ db, storage }, sender)),
  }
}
