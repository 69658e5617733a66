import nodemailer from 'nodemailer'
import { z } from 'zod'
import type { Trx } from '../../schema/index.ts'
import type { Secret } from '../config/secret.ts'
import type { Jobs } from '../jobs/index.ts'
import type { DrawnLetter, Letter } from './letter.ts'
import { openLetter, sealLetter } from './letter-seal.ts'

/** What a use case takes that may write a letter; a house without mail has none, and the link is in its answer anyway. */
export interface Mailing {
  readonly mail?: Pick<Mail, 'write'> | null
}

const SEND = 'plant.send-mail'
const OPTIONS = { retryLimit: 8, expireInSeconds: 120, concurrency: 1 }
const PATIENCE_MS = 30_000
const sealedSchema = z.object({ sealed: z.string() })

// RFC 2606 keeps these names from ever having a mailbox.
const NOBODYS = /\.(?:example|invalid)$/i

/** Whether a contact is an e-mail address to which a letter can go. */
export function isMailable(contact: string | null): contact is string {
  return contact !== null && z.email().safeParse(contact).success && !NOBODYS.test(contact)
}

/** Sends letters through one SMTP server, each as a job of the transaction that it tells of. */
export class Mail {
  readonly #jobs: Pick<Jobs, 'enqueue' | 'handle'>
  readonly #key: Buffer
  readonly #url: Secret

  /** `key` seals letters until they are sent. */
  constructor({ jobs, key, url }: { jobs: Pick<Jobs, 'enqueue' | 'handle'>; key: Buffer; url: Secret }) {
    this.#jobs = jobs
    this.#key = key
    this.#url = url
  }

  /** Has a letter sent once this transaction has committed; a contact that is no e-mail address gets none. A sealed house writes none. */
  async write(
    trx: Trx,
    { productionId, to, subject, text }: Omit<Letter, 'to'> & { productionId: string; to: string | null },
  ): Promise<void> {
    if (!isMailable(to)) return
    const house = await trx.selectFrom('plant.house').select('sealedAt').executeTakeFirst()
    if (house?.sealedAt != null) return
    const sealed = sealLetter(this.#key, { to, subject, text })
    await this.#jobs.enqueue(trx, SEND, { productionId, ref: null, payload: { sealed } })
  }

  /** Tells the queue what sending is; before it starts. */
  register(): void {
    this.#jobs.handle(SEND, OPTIONS, async (payload, { workId }) => {
      await this.#carry({ ...openLetter(this.#key, sealedSchema.parse(payload).sealed), id: workId })
    })
  }

  /** Sends a letter now and waits until the server took it; throws where it did not. For what is worded as it leaves. */
  send(letter: DrawnLetter): Promise<void> {
    return this.#carry(letter)
  }

  async #carry({
    to,
    subject,
    text,
    id,
    ...drawn
  }: Letter & Pick<DrawnLetter, 'id'> & Partial<DrawnLetter>): Promise<void> {
    const url = this.#url.reveal()
    const { hostname } = new URL(url)
    const transport = nodemailer.createTransport({
      url,
      connectionTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      await transport.sendMail({
        from: { name: 'Stagedoor', address: senderOf(url) },
        to: { name: '', address: to },
        subject,
        text,
        // A letter sent twice, because its sender died in between, is the same letter by its id.
        messageId: `<${id}@${hostname}>`,
        ...(drawn.html === undefined ? {} : { html: drawn.html }),
        ...(drawn.headers === undefined ? {} : { headers: { ...drawn.headers } }),
      })
    } finally {
      transport.close()
    }
  }
}

/** The address from which letters come: the SMTP server's user where that is one, else `stagedoor` at its host. */
function senderOf(url: string): string {
  const { username, hostname } = new URL(url)
  const user = decodeURIComponent(username)
  return user.includes('@') ? user : `stagedoor@${hostname}`
}
