import type { Account } from './account.ts'
import type { BetterAuth } from './better-auth.ts'
import { cookiesOf, onlyCookies } from './cookies.ts'
import { type DeliverLink, digestOfToken, LINK_LIVES_S, newToken } from './link-token.ts'

const ADDRESS = 'address '

/** What becomes of an order for a link; the asker is told none of it. */
export type LinkOrder = 'ordered' | 'has-a-password'

/**
 * Links by e-mail. One signs in only to an account whose address was proven by a link before: an account that was made
 * backstage carries an address that nobody proved.
 */
export function linksOf(auth: BetterAuth) {
  /** Orders a link by which the owner of an address signs in, or joins. */
  async function order(email: string, deliver: DeliverLink): Promise<LinkOrder> {
    const address = email.toLowerCase()
    if (await isUnproven(address)) return 'has-a-password'
    await auth.api.signInMagicLink({
      body: { email: address, metadata: { deliver } },
      headers: new Headers(),
    })
    return 'ordered'
  }

  /** Whether a link still opens; looking spends nothing. */
  async function isOpen(token: string): Promise<boolean> {
    return (await addressIn(token)) !== null
  }

  /** Signs in, once, the owner of the address that a link went to; null for one that opens nothing. */
  async function open(
    token: string,
    headers: Headers,
  ): Promise<{ account: Account; cookies: Headers } | null> {
    const address = await addressIn(token)
    if (address === null || (await isUnproven(address))) return null
    const opened = await auth.api.magicLinkVerify({
      query: { token },
      headers: onlyCookies(headers),
      asResponse: true,
    })
    if (opened.status !== 200) return null
    const { user } = (await opened.json()) as { user: { id: string; name: string; email: string } }
    return { account: { userId: user.id, name: user.name, email: user.email }, cookies: cookiesOf(opened) }
  }

  /** Orders a link that proves an account's address, new or old; false where another account has it. */
  async function orderAddress(userId: string, email: string, deliver: DeliverLink): Promise<boolean> {
    const { internalAdapter } = await auth.$context
    const address = email.toLowerCase()
    const holder = await internalAdapter.findUserByEmail(address)
    if (holder !== null && holder.user.id !== userId) return false
    const token = newToken()
    await internalAdapter.createVerificationValue({
      identifier: ADDRESS + digestOfToken(token),
      value: JSON.stringify({ userId, email: address }),
      expiresAt: new Date(Date.now() + LINK_LIVES_S * 1000),
    })
    await deliver(token)
    return true
  }

  /** Gives an account the address that its link proved, once; false for a link that opens nothing or is another's. */
  async function takeAddress(userId: string, token: string): Promise<boolean> {
    const { internalAdapter } = await auth.$context
    const kept = await internalAdapter.findVerificationValue(ADDRESS + digestOfToken(token))
    const owner = kept === null ? null : (JSON.parse(kept.value) as { userId: string })
    if (owner?.userId !== userId) return false
    const spent = await internalAdapter.consumeVerificationValue(ADDRESS + digestOfToken(token))
    if (spent === null) return false
    const { email } = JSON.parse(spent.value) as { email: string }
    const holder = await internalAdapter.findUserByEmail(email)
    if (holder !== null && holder.user.id !== userId) return false
    await internalAdapter.updateUser(userId, { email, emailVerified: true })
    return true
  }

  async function addressIn(token: string): Promise<string | null> {
    const { internalAdapter } = await auth.$context
    const kept = await internalAdapter.findVerificationValue(digestOfToken(token))
    if (kept === null || kept.expiresAt.getTime() <= Date.now()) return null
    return (JSON.parse(kept.value) as { email: string }).email
  }

  async function isUnproven(address: string): Promise<boolean> {
    const found = await (await auth.$context).internalAdapter.findUserByEmail(address)
    return found !== null && !found.user.emailVerified
  }

  return { order, isOpen, open, orderAddress, takeAddress }
}
