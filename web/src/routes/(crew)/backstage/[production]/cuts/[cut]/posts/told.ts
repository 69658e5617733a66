import type { PostPreflight } from '#lib/wire/posts.ts'

/** What a look said of each post, by its account, and what the house refused to look at. */
export interface Looked {
  readonly found: Readonly<Record<string, PostPreflight>>
  readonly refusals: Readonly<Record<string, string>>
}

/** What stood on the page about each post when somebody pressed, by its account. */
export type Read = Readonly<Record<string, readonly string[]>>

/** Everything about each post that somebody has to have read before it is planned. */
export function toldIn({ found, refusals }: Looked): Read {
  const told = Object.entries(found).map(([id, one]) => [id, toldOf(one)] as const)
  const refused = Object.entries(refusals).map(([id, said]) => [id, [said]] as const)
  return Object.fromEntries([...told, ...refused])
}

function toldOf({ issues, warnings, conflicts, plannedCopy, price, verdict }: PostPreflight): string[] {
  return [
    ...issues.map(({ said }) => said),
    ...warnings,
    ...conflicts.map(({ said }) => said),
    ...(plannedCopy === null ? [] : [plannedCopy.said]),
    ...(price === null ? [] : [`${price.currency} ${price.micros}`]),
    ...(verdict === null || verdict.kind === 'cleared'
      ? []
      : [`${verdict.said.headline}. ${verdict.said.reason}`]),
  ]
}

/** The accounts of whose posts something is told that nobody has read yet. */
export function unreadIn(looked: Looked, read: Read): readonly string[] {
  return Object.entries(toldIn(looked)).flatMap(([id, told]) => {
    const known = new Set(read[id]?.map(withoutCounts))
    return told.every((said) => known.has(withoutCounts(said))) ? [] : [id]
  })
}

// Minutes go by while somebody reads how many there are; what a post costs is not counted away.
const withoutCounts = (said: string): string =>
  /^[A-Z]{3} \d+$/.test(said) ? said : said.replaceAll(/\d+/g, '0')
