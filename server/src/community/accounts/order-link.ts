import { Problem } from '@stagedoor/contract/problems'
import type { Trx } from '../../schema/index.ts'
import type { AccountDeps } from './deps.ts'

// Letters about an account belong to the house, not to a production.
const HOUSE = '00000000-0000-0000-0000-000000000000'

/**
 * Sends a link to an address, by which its owner signs in or joins. A letter goes out in every case and the answer is one:
 * whether the address has an account, only its owner reads. Throws `no-mail`.
 */
export async function orderLink(deps: AccountDeps, email: string): Promise<void> {
  const write = writerOfLetters(deps)
  const order = await deps.accounts.links.order(email, (token) =>
    write((trx, mail) =>
      mail.write(trx, { productionId: HOUSE, to: email, ...linkLetter(deps.site.link(`/sign-in/${token}`)) }),
    ),
  )
  if (order === 'has-a-password')
    await write((trx, mail) =>
      mail.write(trx, { productionId: HOUSE, to: email, ...passwordLetter(deps.site.link('/sign-in')) }),
    )
}

/** Sends a link that proves an address for an account; to one that another account has, a letter that says so. Throws `no-mail`. */
export async function orderAddress(
  deps: AccountDeps,
  { userId, email }: { userId: string; email: string },
): Promise<void> {
  const write = writerOfLetters(deps)
  const isOrdered = await deps.accounts.links.orderAddress(userId, email, (token) =>
    write((trx, mail) =>
      mail.write(trx, {
        productionId: HOUSE,
        to: email,
        ...addressLetter(deps.site.link(`/me/address/${token}`)),
      }),
    ),
  )
  if (!isOrdered)
    await write((trx, mail) =>
      mail.write(trx, { productionId: HOUSE, to: email, ...takenLetter(deps.site.link('/sign-in')) }),
    )
}

/** Tells whoever owns an account, at the address that it had, that a way into it changed; a house without mail tells nobody. */
export async function tellOfChange(
  { db, site, mail = null }: Pick<AccountDeps, 'db' | 'site' | 'mail'>,
  { email, isEmailProven }: { email: string | null; isEmailProven: boolean },
): Promise<void> {
  if (mail === null || email === null || !isEmailProven) return
  await db
    .transaction()
    .execute((trx) => mail.write(trx, { productionId: HOUSE, to: email, ...changeLetter(site.link('/me')) }))
}

type Write = (letter: (trx: Trx, mail: NonNullable<AccountDeps['mail']>) => Promise<void>) => Promise<void>

function writerOfLetters({ db, mail = null }: Pick<AccountDeps, 'db' | 'mail'>): Write {
  if (mail === null) throw new Problem('no-mail')
  return (letter) => db.transaction().execute((trx) => letter(trx, mail))
}

const linkLetter = (url: string) => ({
  subject: 'Your link to sign in',
  text: [
    'Somebody, you we hope, wants to sign in with this address, or to join. The link works once, for a quarter of an hour:',
    url,
    'If it was not you, do nothing: without the link nothing happens.\n',
  ].join('\n\n'),
})

const passwordLetter = (url: string) => ({
  subject: 'Sign in with your password',
  text: [
    'Somebody, you we hope, asked for a link to sign in with this address. Its account works with a password, and takes no links until the address is proven on its own page:',
    url,
    'If you forgot the password, whoever runs the house can reset it. If it was not you, do nothing.\n',
  ].join('\n\n'),
})

const addressLetter = (url: string) => ({
  subject: 'Is this your address?',
  text: [
    'Somebody, you we hope, wants to use this address for their account. Where you are signed in, open this within a quarter of an hour:',
    url,
    'If it was not you, do nothing: without the link nothing happens.\n',
  ].join('\n\n'),
})

const takenLetter = (url: string) => ({
  subject: 'This address has an account already',
  text: [
    'Somebody, you we hope, wanted to use this address for another account. It has one already; sign in with it here:',
    url,
    'If it was not you, do nothing.\n',
  ].join('\n\n'),
})

const changeLetter = (url: string) => ({
  subject: 'A way into your account has changed',
  text: [
    'The password, a passkey or the address of your account was just changed. If that was you, there is nothing to do.',
    'If it was not, sign in, sign out everywhere, and set a new password:',
    `${url}\n`,
  ].join('\n\n'),
})
