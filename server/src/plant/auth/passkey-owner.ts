import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import type { Site } from '../http/index.ts'
import { noAddress } from './no-address.ts'

/** Whether passkeys can be made at the house's address: browsers want a domain over HTTPS, or localhost. */
export function takesPasskeys({ origin }: Pick<Site, 'origin'>): boolean {
  const { protocol, hostname } = new URL(origin)
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true
  return protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0
}

/** For whom passkeys are made (WebAuthn, 5.1.2): the address that the house was told, never one that a request names. */
export function relyingParty({ origin }: Pick<Site, 'origin'>): { rpID: string; origin: string } {
  return { rpID: new URL(origin).hostname, origin }
}

/** An account that is to be made for whoever joins by a passkey: its name is what their device will show. */
export function nameOfPasskeyOwner(name: string | null | undefined): {
  id: string
  name: string
  email: string
} {
  return { id: randomUUID(), name: name ?? '', email: noAddress() }
}
