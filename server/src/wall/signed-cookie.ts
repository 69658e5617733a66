import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Site } from '../plant/http/index.ts'

const SIGNED = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/

/** A cookie that carries an id and our signature of it, so that nobody can say another's. */
export class SignedCookie {
  readonly #name: string
  readonly #key: KeyObject
  readonly #site: Pick<Site, 'origin'>

  constructor({ name, key, site }: { name: string; key: Buffer; site: Pick<Site, 'origin'> }) {
    this.#name = name
    this.#key = createSecretKey(key)
    this.#site = site
  }

  /** The id in a request's cookie, or null where there is none of ours. */
  idIn(headers: Headers): string | null {
    for (const pair of (headers.get('cookie') ?? '').split(';')) {
      const [name, value = ''] = pair.trim().split('=')
      if (name !== this.#name) continue
      const [, id = '', signature = ''] = SIGNED.exec(value) ?? []
      if (id !== '' && timingSafeEqual(Buffer.from(signature), Buffer.from(this.#sign(id)))) return id
    }
    return null
  }

  /** The header that sets it, for so many seconds. */
  of(id: string, lifeS: number): string {
    return this.#header(`${id}.${this.#sign(id)}`, lifeS)
  }

  /** The header that takes it away. */
  cleared(): string {
    return this.#header('', 0)
  }

  #header(value: string, lifeS: number): string {
    const secure = this.#site.origin.startsWith('https:') ? '; Secure' : ''
    return `${this.#name}=${value}; Path=/; Max-Age=${lifeS}; HttpOnly; SameSite=Lax${secure}`
  }

  #sign(id: string): string {
    return createHmac('sha256', this.#key).update(id).digest('base64url')
  }
}
