import { randomUUID } from 'node:crypto'

// better-auth wants an address of every account; RFC 2606 keeps this one from ever having a mailbox.
const NOWHERE = '@fans.invalid'

/** Stands where an account has no e-mail address; what the house calls by a name of its own, it finds by that. */
export const noAddress = (called: string = randomUUID()): string => `${called}${NOWHERE}`

/** The e-mail address of an account, or null where it has none. */
export const addressOf = (email: string): string | null => (email.endsWith(NOWHERE) ? null : email)
