import webPush from 'web-push'
import type { Site } from '../http/index.ts'
import { type Outgoing, OutgoingRefused } from '../outgoing/index.ts'
import { type VapidKeys, vapidKeysFrom } from './vapid-keys.ts'

/** A subscription as a browser gave it: where to send, and the keys under which its messages are sealed (RFC 8291). */
export interface PushDevice {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** What became of a message: it was taken, the device is gone for good, or it may be tried again. */
export type PushOutcome = 'taken' | 'gone' | 'later'

const A_DAY_S = 86_400
// RFC 8291: an uncompressed point of P-256, and 16 bytes.
const P256DH = /^B[A-Za-z0-9_-]{86}=?$/
const AUTH = /^[A-Za-z0-9_-]{22}(?:==)?$/

/** Sends sealed messages to devices, in the name of this house. */
export class Push {
  readonly #keys: VapidKeys
  readonly #subject: string
  readonly #outgoing: Pick<Outgoing, 'post' | 'takes'>
  /** Whether browsers let pages of this house subscribe: over HTTPS, or on the same machine. */
  readonly isPossible: boolean

  constructor({
    key,
    site,
    outgoing,
  }: {
    key: Buffer
    site: Pick<Site, 'origin'>
    outgoing: Pick<Outgoing, 'post' | 'takes'>
  }) {
    this.#keys = vapidKeysFrom(key)
    this.#outgoing = outgoing
    const { protocol, hostname, origin } = new URL(site.origin)
    this.isPossible = protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
    this.#subject = protocol === 'https:' ? origin : `mailto:stagedoor@${hostname}`
  }

  /** What a page subscribes with. A device that did so with another key is another house's. */
  get publicKey(): string {
    return this.#keys.publicKey
  }

  /** Whether a subscription is one that messages can be sealed for and sent to. */
  takes({ endpoint, p256dh, auth }: PushDevice): boolean {
    return P256DH.test(p256dh) && AUTH.test(auth) && this.#outgoing.takes(endpoint)
  }

  /** Sends one message. Those of the same `topic` replace each other while the device is away, for a day at most. */
  async send(
    { endpoint, p256dh, auth }: PushDevice,
    { words, topic }: { words: string; topic: string },
  ): Promise<PushOutcome> {
    if (!this.takes({ endpoint, p256dh, auth })) return 'gone'
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, words, {
      vapidDetails: { subject: this.#subject, ...this.#keys },
      TTL: A_DAY_S,
      urgency: 'normal',
      topic,
      contentEncoding: 'aes128gcm',
    })
    try {
      const { status } = await this.#outgoing.post(endpoint, {
        headers: headers as Record<string, string | number>,
        body: body as Buffer,
      })
      return outcomeOf(status)
    } catch (error) {
      // An address that leads inside is nobody's device; anything else of the network passes.
      if (error instanceof OutgoingRefused) return 'gone'
      return 'later'
    }
  }
}

// RFC 8030, 7.3, says 404; services say 410 too, and 403 for a device of another house's key.
function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return 'taken'
  if (status === 404 || status === 410 || status === 403) return 'gone'
  return 'later'
}
