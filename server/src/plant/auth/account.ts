/** Somebody who can sign in: by a password, a passkey, or a link to an address that is proven theirs. */
export interface Account {
  userId: string
  name: string
  email: string
}
