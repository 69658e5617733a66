import type { DisclosureStanding, KitFinding } from '@stagedoor/core/publish'
import type { DefaultMoment, Json, MaybeJson, MaybeMoment, Moment } from './columns.ts'

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
  'publish.savedPosts': {
    id: string
    kitId: string
    link: string
    linkedAt: Moment
    broughtAs: 'holder' | 'crew'
    broughtBy: string
    sha256: string
    sizeBytes: number
    /** Under which digest the file waits in the storage; null once it was compared and is gone. */
    keptAs: Buffer | null
    finding: MaybeJson<KitFinding>
    broughtAt: DefaultMoment
    comparedAt: MaybeMoment
  }
  'publish.sharedPosts': {
    id: string
    kitId: string
    kitGateId: string
    productionId: string
    postId: string
    gateId: string
    name: string
    platform: string
    link: string
    isVerified: boolean
    sharedAt: Moment
    until: Moment
  }
}
