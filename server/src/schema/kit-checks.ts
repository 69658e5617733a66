import type { DisclosureStanding, KitFinding } from '@stagedoor/core/publish'
import type { DefaultMoment, Json, Moment } from './columns.ts'

/** Looks at the posts of kits' holders, and what the cuts are known again by. */
export interface KitCheckTables {
  'publish.cutFingerprints': {
    renderId: string
    fingerprint: Buffer
    madeAt: DefaultMoment
  }
  'publish.kitVisits': {
    kitId: string
    /** By universal time, as `2026-03-14`. */
    day: string
    visits: number
  }
  'publish.kitChecks': {
    id: string
    kitId: string
    link: string
    linkedAt: Moment
    /** Which look it was, from 0. */
    round: number
    finding: Json<KitFinding>
    disclosure: DisclosureStanding
    /** What tells one film of a post from another, as the platform names it. */
    postKey: string | null
    wordsSha256: string | null
    wordsChanged: boolean
    checkedAt: DefaultMoment
  }
}
