import { createHash, randomBytes } from 'node:crypto'

/** How long a link in a letter opens, in seconds of real time. */
export const LINK_LIVES_S = 15 * 60

/** Sends the link of a token to the address that it proves. */
export type DeliverLink = (token: string) => Promise<void>

/** A token for a link: 128 random bits. */
export const newToken = (): string => randomBytes(16).toString('base64url')

/** What is kept of a token. */
export const digestOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
