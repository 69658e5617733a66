/** The roles a person can have in a production, highest first. */
export const ROLES = ['owner', 'publicist', 'editor', 'counsel', 'contributor'] as const

/** What a person is in one production. */
export type Role = (typeof ROLES)[number]

/** Says whether a word is a role. */
export function isRole(word: string): word is Role {
  return (ROLES as readonly string[]).includes(word)
}
