import type { Instant } from '@stagedoor/core/time'

/** Letters and devices that told of a post, as a later stage counts them. */
export interface ToldOf {
  readonly publicationId: string
  readonly letters: number
  readonly devices: number
  readonly since: Instant | null
}

/** What a later stage knows of what it told about publications. */
export type ToldAbout = (publicationIds: readonly string[]) => Promise<readonly ToldOf[]>
