import { Problem } from '@stagedoor/contract/problems'
import { formatInstant, type Instant } from '@stagedoor/core/time'
import type { Selectable } from 'kysely'
import { newId } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import { isMailable, type Mailing } from '../../plant/mail/index.ts'
import { mintSlip } from '../../plant/slips/index.ts'
import { productionById } from '../../production/index.ts'
import type { Database, Trx } from '../../schema/index.ts'
import { languageOfSubject, lettersIn } from '../letters/index.ts'
import { subjectOf } from '../subjects.ts'
import type { KillRightRow } from './kill-values.ts'

/** The purpose of the door slips of rounds. */
export const ROUND_SLIP = 'review-round'

const LIFE_MS = 60 * 86_400_000
// What was decided can be looked at, and a revocable approval taken back, for a while after the window.
const AFTER_WINDOW_MS = 30 * 86_400_000

/** Somebody to ask: the person themselves, or a delegate; `email` null sends no letter. */
export type Asked =
  | { readonly kind: 'person'; readonly email: string | null }
  | { readonly kind: 'delegate'; readonly delegateId: string; readonly email: string | null }

/** Somebody asked, known by name. */
export interface AskedByName {
  readonly name: string
  readonly email: string | null
  readonly delegate: Selectable<Database['clearance.delegates']> | null
}

/** A door slip for one who is asked; the address is shown this once. */
export interface SlipMinted {
  readonly addressedTo: string
  readonly url: string
  readonly expiresAt: number
}

/** Whom to ask, by name; throws `nobody-to-ask`, `not-found` for a delegate who is none of this person's. */
export async function askedIn(
  trx: Trx,
  { right, asked }: { right: KillRightRow; asked: readonly Asked[] },
): Promise<readonly AskedByName[]> {
  if (asked.length === 0) throw new Problem('nobody-to-ask')
  const { productionId, subjectId } = right
  const { name } = await subjectOf(trx, { productionId, subjectId })
  const found: AskedByName[] = []
  for (const one of asked) {
    if (one.kind === 'person') {
      found.push({ name, email: one.email, delegate: null })
      continue
    }
    const delegate = await trx
      .selectFrom('clearance.delegates')
      .selectAll()
      .where('id', '=', one.delegateId)
      .where('subjectId', '=', subjectId)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (delegate === undefined) throw new Problem('not-found')
    found.push({ name: delegate.name, email: one.email ?? delegate.email, delegate })
  }
  return found
}

interface Asking extends AskedByName {
  readonly right: KillRightRow
  readonly roundId: string
  readonly silenceApprovesAt: Instant | null
  readonly by: string
  readonly now: Instant
}

/** Makes a door slip of a round for one who is asked, and writes to them where there is an address. */
export async function askBySlip(
  trx: Trx,
  { site, mail = null }: { site: Site } & Mailing,
  { name, email, delegate, right, roundId, silenceApprovesAt, by, now }: Asking,
): Promise<SlipMinted> {
  const { productionId, subjectId } = right
  const id = newId()
  const expiresAt = silenceApprovesAt === null ? now + LIFE_MS : silenceApprovesAt + AFTER_WINDOW_MS
  const slip = await mintSlip(trx, {
    productionId,
    purpose: ROUND_SLIP,
    ref: id,
    addressedTo: name,
    expiresAt,
    uses: null,
  })
  const goesByLetter = mail !== null && isMailable(email)
  await trx
    .insertInto('clearance.roundSlips')
    .values({
      id,
      productionId,
      roundId,
      slipId: slip.id,
      delegateId: delegate?.id ?? null,
      addressedTo: name,
      identity: goesByLetter ? 'link-by-letter' : 'link-by-hand',
      email,
      sentAt: new Date(now),
    })
    .execute()
  const url = site.link(`/s/${slip.token}`)
  if (goesByLetter) {
    const production = await productionById(trx, productionId)
    const locale = await languageOfSubject(trx, subjectId)
    const until =
      silenceApprovesAt === null
        ? null
        : formatInstant(silenceApprovesAt, { zone: production?.zone ?? 'UTC', locale })
    await mail.write(trx, {
      productionId,
      to: email,
      ...lettersIn(locale).review({ name, production: production?.title ?? '', by, url, until }),
    })
  }
  return { addressedTo: name, url, expiresAt }
}
