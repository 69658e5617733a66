import type { MadeViewer } from '@stagedoor/core/wall'

/** Who is asking: an account with a session, an API key, or nobody. */
export type Identity =
  | { kind: 'account'; userId: string; name: string; email: string; isOperator: boolean }
  | { kind: 'key'; keyId: string; userId: string; name: string; productionId: string; scopes: string[] }
  | { kind: 'nobody' }

/** What every API handler finds in its context. */
export interface ApiEnv {
  Variables: {
    identity: Identity
    /** The id under which the wall knows who looks; null for one of whom nothing is known. */
    viewer: string | null
    /** Somebody made up, as whom a member of the crew looks; `viewer` is their id then. */
    madeViewer: (MadeViewer & { readonly id: string }) | null
    clientAddress: string
  }
}
