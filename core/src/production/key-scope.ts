import { mayDo, type Act } from './right.ts'
import type { Role } from './role.ts'

/** What an API key can be allowed, least first. */
export const KEY_SCOPES = ['read', 'write', 'publish'] as const

/** One allowance of an API key. */
export type KeyScope = (typeof KEY_SCOPES)[number]

// An act without a scope is done by a person who is signed in, never by a key.
const SCOPES: Record<Act, readonly KeyScope[]> = {
  'view-backstage': ['read'],
  'view-evidence': ['read'],
  'view-own-uploads': ['read'],
  'export-log': ['read'],
  judge: ['read', 'write'],
  'ingest-upload': ['write'],
  'delete-own-upload': ['write'],
  'manage-inboxes': ['write'],
  mark: ['write'],
  'ask-to-sign': ['write'],
  'ask-for-approval': ['write'],
  'manage-grants': ['write'],
  decide: ['write'],
  'set-embargo': ['write'],
  'lift-embargo': ['write'],
  cut: ['write'],
  publish: ['publish'],
  'prove-embargo': ['write', 'publish'],
  recall: ['write', 'publish'],
  'finish-task': ['write'],
  'cancel-work': ['write'],
  'take-own-kit': ['read'],
  'edit-own-credit': ['write'],
  'manage-credits': ['write'],
  'manage-story': ['write'],
  'view-as': ['read'],
  'view-moderation': ['read'],
  moderate: ['write'],
  'mark-theories': ['write'],
  'issue-badge': [],
  'edit-production': ['write'],
  'manage-members': [],
  'manage-keys': [],
  erase: [],
  unseal: [],
}

/** Says whether a key may do an act: its scopes must name it, and its maker's role today must still allow it. */
export function keyMayDo(
  key: { readonly role: Role; readonly scopes: readonly KeyScope[] },
  act: Act,
): boolean {
  return mayDo(key.role, act) && SCOPES[act].some((scope) => key.scopes.includes(scope))
}
