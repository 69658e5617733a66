import type { Role } from './role.ts'

const CREW = ['owner', 'publicist', 'editor', 'counsel'] as const
const EVERYONE = [...CREW, 'contributor'] as const
const MAKERS = ['owner', 'publicist', 'editor'] as const
const DECIDERS = ['owner', 'publicist', 'counsel'] as const
const LEADS = ['owner', 'publicist'] as const
const OWNER = ['owner'] as const

// The one table of rights: an act that is not written here does not exist, a role that is not in its row may not do it.
const RIGHTS = {
  'view-backstage': CREW,
  'view-evidence': DECIDERS,
  'view-own-uploads': EVERYONE,
  'ingest-upload': [...MAKERS, 'contributor'],
  'delete-own-upload': EVERYONE,
  'manage-inboxes': MAKERS,
  mark: MAKERS,
  judge: CREW,
  'ask-to-sign': CREW,
  'ask-for-approval': CREW,
  'manage-grants': DECIDERS,
  decide: DECIDERS,
  'set-embargo': DECIDERS,
  'lift-embargo': DECIDERS,
  'export-log': DECIDERS,
  cut: MAKERS,
  publish: LEADS,
  'prove-embargo': DECIDERS,
  recall: EVERYONE,
  'finish-task': CREW,
  'cancel-work': CREW,
  'take-own-kit': EVERYONE,
  'edit-own-credit': EVERYONE,
  'manage-credits': LEADS,
  'manage-story': LEADS,
  'view-as': CREW,
  'view-moderation': CREW,
  moderate: LEADS,
  'mark-theories': LEADS,
  'issue-badge': LEADS,
  'edit-production': LEADS,
  'manage-members': OWNER,
  'manage-keys': OWNER,
  erase: OWNER,
  unseal: OWNER,
} as const satisfies Record<string, readonly Role[]>

/** Something a person can do in a production, if their role allows it. */
export type Act = keyof typeof RIGHTS

/** Every act there is, in the order of the work. */
export const ACTS = Object.keys(RIGHTS) as readonly Act[]

/** Says whether a role may do an act in its production; `-own-` acts reach only what is the person's own. */
export function mayDo(role: Role, act: Act): boolean {
  return (RIGHTS[act] as readonly Role[]).includes(role)
}

/** Every role that may do an act, highest first. */
export function rolesFor(act: Act): readonly Role[] {
  return RIGHTS[act]
}

/** What only the operator of the house does, whatever their roles in its productions. */
export const HOUSE_ACTS = ['settings', 'back-up', 'set-clock', 'start-production'] as const

/** Something done to the house as a whole and not to one production. */
export type HouseAct = (typeof HOUSE_ACTS)[number]

/** Says whether an account may do an act of the house: the operator, who is the first account, may do them all. */
export function mayOperate(account: { readonly isOperator: boolean }, act: HouseAct): boolean {
  return account.isOperator && HOUSE_ACTS.includes(act)
}
