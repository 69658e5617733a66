import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import { instant, type Instant } from '@stagedoor/core/time'
import { at } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'

// Some 65,000 hashes, about a second of a phone.
const WORK_BITS = 16

/** How long somebody whose browser does no work waits between opening a form and sending it, in milliseconds. */
export const UNWORKED_WAIT_MS = 15_000

const LIFE_MS = 2 * 3_600_000
const MOMENT_BYTES = 6
const NONCE_BYTES = 12
const SHAPE = /^([A-Za-z0-9_-]{24})\.([A-Za-z0-9_-]{43})$/
const PROOF = /^[0-9a-z]{1,16}$/

/** How a ticket was paid for: by a browser's work, or by waiting. */
export type Payment = 'worked' | 'waited'

/**
 * Makes and takes the tickets of forms that anybody may send. One is ours by its signature, lives two hours and is
 * spent once; whoever sends it has worked for it (Hashcash, SHA-256) or waited.
 */
export class Tickets {
  /** How many leading zero bits a worked ticket needs. */
  readonly workBits: number
  readonly #db: Db
  readonly #key: Buffer

  constructor({ db, key, workBits = WORK_BITS }: { db: Db; key: Buffer; workBits?: number }) {
    this.#db = db
    this.#key = key
    this.workBits = workBits
  }

  /** A ticket for a form that is opened now. */
  issue(now: Instant): string {
    const body = Buffer.concat([momentOf(now), randomBytes(NONCE_BYTES)]).toString('base64url')
    return `${body}.${this.#sign(body)}`
  }

  /** Spends a ticket. Throws `ticket-refused`, with the seconds to wait where it came too soon. */
  async spend({ ticket, proof }: { ticket: string; proof: string }, now: Instant): Promise<Payment> {
    const openedAt = this.#openedAt(ticket)
    if (openedAt === null || now < openedAt || now - openedAt > LIFE_MS)
      throw new Problem('ticket-refused', { detail: 'It was open for too long. Send it once more.' })
    const payment: Payment = this.#isWorked(ticket, proof) ? 'worked' : 'waited'
    const wait = UNWORKED_WAIT_MS - (now - openedAt)
    if (payment === 'waited' && wait > 0)
      throw new Problem('ticket-refused', {
        detail: 'That was quick, and this browser did no sums for us. Wait a moment and send it once more.',
        retryAfterSeconds: Math.ceil(wait / 1000),
      })
    if (!(await this.#isFirst(ticket, instant(openedAt + LIFE_MS), now)))
      throw new Problem('ticket-refused', { detail: 'It was sent before. Send it once more.' })
    return payment
  }

  async #isFirst(ticket: string, expiresAt: Instant, now: Instant): Promise<boolean> {
    await this.#db
      .deleteFrom('community.spentTickets')
      .where('expiresAt', '<', at(now) as never)
      .execute()
    const spent = await this.#db
      .insertInto('community.spentTickets')
      .values({ digest: createHash('sha256').update(ticket).digest(), expiresAt: at(expiresAt) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('digest')
      .executeTakeFirst()
    return spent !== undefined
  }

  #isWorked(ticket: string, proof: string): boolean {
    if (!PROOF.test(proof)) return false
    const digest = createHash('sha256').update(`${ticket} ${proof}`).digest()
    return digest.readUInt32BE(0) >>> (32 - this.workBits) === 0
  }

  #openedAt(ticket: string): Instant | null {
    const [, body = '', signature = ''] = SHAPE.exec(ticket) ?? []
    if (body === '' || !timingSafeEqual(Buffer.from(signature), Buffer.from(this.#sign(body)))) return null
    return instant(Buffer.from(body, 'base64url').readUIntBE(0, MOMENT_BYTES))
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('base64url')
  }
}

function momentOf(now: Instant): Buffer {
  const bytes = Buffer.alloc(MOMENT_BYTES)
  bytes.writeUIntBE(now, 0, MOMENT_BYTES)
  return bytes
}
