/** The numbers of PeerTube's levels. https://docs.joinpeertube.org/api-rest-reference.html (getVideoPrivacyPolicies) */
const NUMBERS: Readonly<Record<string, number>> = { public: 1, unlisted: 2, private: 3, internal: 4 }

/** Shown to nobody but the account. */
export const PRIVATE = 3

/** The number of a level; the widest where none was chosen. */
export function privacyOf(visibility: string | null): number {
  const number = NUMBERS[visibility ?? 'public']
  if (number === undefined) throw new Error(`PeerTube has no level called ${visibility}`)
  return number
}

/** The name of a level by its number. */
export function nameOfPrivacy(id: number): string {
  return Object.entries(NUMBERS).find(([, number]) => number === id)?.[0] ?? `privacy ${id}`
}
