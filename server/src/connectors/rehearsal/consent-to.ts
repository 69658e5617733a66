import { createHash, randomBytes } from 'node:crypto'
import type { AccountDoor, AppCredentials, DoorContext, OpenedAccount } from '../account-door.ts'

const REDIRECT = 'https://stagedoor.example/api/v1/accounts/callback'

/** Walks through an emulator's consent page as a person would, and opens the account with what comes back. */
export async function consentTo(
  door: AccountDoor,
  { ctx, app, choice = null }: { ctx: DoorContext; app: AppCredentials; choice?: string | null },
): Promise<readonly OpenedAccount[]> {
  if (door.kind !== 'oauth') throw new Error('this door has no consent page')
  const codeVerifier = randomBytes(32).toString('base64url')
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url')
  const asked = { app, redirectUri: REDIRECT, state: 'state-1', codeChallenge, choice }
  const address = door.authorizeUrl(asked, ctx)
  const page = await ctx.fetch(address)
  if (!(await page.text()).includes('Allow')) throw new Error('there is nothing to allow')
  const allowed = await ctx.fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ answer: 'allow' }),
    redirect: 'manual',
  })
  const back = new URL(allowed.headers.get('location') ?? '')
  if (back.searchParams.get('state') !== 'state-1') throw new Error('it came back without its state')
  const code = back.searchParams.get('code') ?? ''
  return door.exchange({ app, redirectUri: REDIRECT, code, codeVerifier, choice }, ctx)
}
