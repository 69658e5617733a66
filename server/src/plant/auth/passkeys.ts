import { Problem } from '@stagedoor/contract/problems'
import type { BetterAuth } from './better-auth.ts'
import { cookiesOf, onlyCookies } from './cookies.ts'

/** A passkey as its owner knows it. */
export interface Passkey {
  readonly id: string
  readonly createdAt: Date
}

/** What a browser is asked to do, in the JSON of WebAuthn, and the cookie that remembers the question for five minutes. */
export interface Ceremony {
  readonly options: Record<string, unknown>
  readonly cookies: Headers
}

/** What a device answers to a question for a new passkey, and for one that it has, in the JSON of WebAuthn. */
export type NewPasskey = Record<string, unknown>
export type KnownPasskey = NonNullable<
  Parameters<BetterAuth['api']['verifyPasskeyAuthentication']>[0]
>['body']['response']

/** Passkeys by better-auth's plugin: one question to the device, one answer of it. */
export function passkeysOf(auth: BetterAuth) {
  /** Asks a device for a new passkey: for whoever is signed in, else for an account that its answer will make. */
  async function askForNew(headers: Headers, name: string): Promise<Ceremony> {
    const asked = await auth.api.generatePasskeyRegistrationOptions({
      headers: onlyCookies(headers),
      query: { context: name, name },
      asResponse: true,
    })
    const { options, cookies } = await ceremonyOf(asked)
    // The plugin would show a device the address of the account, or what stands where there is none.
    return { options: { ...options, user: { ...(options.user as object), displayName: name } }, cookies }
  }

  /** Keeps the passkey that a device made; whoever was not signed in is now. Throws `passkey-refused`. */
  async function keepNew(headers: Headers, answer: NewPasskey, opensSession: boolean): Promise<Headers> {
    const kept = await auth.api.verifyPasskeyRegistration({
      headers: onlyCookies(headers),
      body: { response: answer, createSession: opensSession },
      asResponse: true,
    })
    if (!kept.ok) throw new Problem('passkey-refused')
    return cookiesOf(kept)
  }

  /** Asks a device for any passkey of this house. */
  async function ask(headers: Headers): Promise<Ceremony> {
    return ceremonyOf(
      await auth.api.generatePasskeyAuthenticationOptions({
        headers: onlyCookies(headers),
        asResponse: true,
      }),
    )
  }

  /** Signs in by a device's answer. Throws `passkey-refused`. */
  async function signIn(headers: Headers, answer: KnownPasskey): Promise<Headers> {
    const signedIn = await auth.api.verifyPasskeyAuthentication({
      headers: onlyCookies(headers),
      body: { response: answer },
      asResponse: true,
    })
    if (!signedIn.ok) throw new Problem('passkey-refused')
    return cookiesOf(signedIn)
  }

  async function listOf(userId: string): Promise<Passkey[]> {
    const { adapter } = await auth.$context
    const rows = await adapter.findMany<Passkey>({
      model: 'passkey',
      where: [{ field: 'userId', value: userId }],
    })
    return rows.map(({ id, createdAt }) => ({ id, createdAt }))
  }

  /** Forgets a passkey of an account; one of another account is left alone. */
  async function forget(userId: string, id: string): Promise<void> {
    const { adapter } = await auth.$context
    await adapter.deleteMany({
      model: 'passkey',
      where: [
        { field: 'id', value: id },
        { field: 'userId', value: userId },
      ],
    })
  }

  return { askForNew, keepNew, ask, signIn, listOf, forget }
}

async function ceremonyOf(answer: Response): Promise<Ceremony> {
  if (!answer.ok) throw new Problem('passkey-refused')
  return { options: (await answer.json()) as Record<string, unknown>, cookies: cookiesOf(answer) }
}
