import type { Role } from '@stagedoor/core/production'
import type { DefaultMoment, Defaulted, Json, MaybeMoment, Moment } from './columns.ts'

/** Tables of the stage `production`, and the one view of accounts that stages may read. */
export interface ProductionTables {
  'auth.people': { id: string; name: string; email: string; createdAt: DefaultMoment }
  'production.productions': {
    id: string
    slug: string
    title: string
    kind: string
    tagline: Defaulted<string>
    zone: string
    premiereAt: MaybeMoment
    nextReceipt: Defaulted<number>
    frontGateId: string
    isDemo: Defaulted<boolean>
    createdAt: DefaultMoment
  }
  'production.operators': { userId: string; since: DefaultMoment }
  'production.memberships': {
    id: string
    productionId: string
    userId: string
    role: Role
    createdAt: DefaultMoment
  }
  'production.invitations': {
    id: string
    productionId: string
    name: string
    email: string | null
    role: Role
    invitedBy: string
    acceptedBy: string | null
    acceptedAt: MaybeMoment
    createdAt: DefaultMoment
  }
  'production.apiKeys': {
    id: string
    productionId: string
    userId: string
    name: string
    digest: Buffer
    scopes: string[]
    createdAt: DefaultMoment
    lastUsedAt: MaybeMoment
    revokedAt: MaybeMoment
  }
  'production.units': { id: string; productionId: string; name: string }
  'production.shootingDays': {
    id: string
    productionId: string
    unitId: string
    number: number
    shotOn: string
  }
  'production.storyPoints': {
    id: string
    productionId: string
    name: string
    after: string[]
    publicAt: MaybeMoment
    season: Defaulted<number | null>
    createdAt: DefaultMoment
  }
  'production.storyLabels': {
    id: string
    pointId: string
    productionId: string
    label: string
    position: number
    isOffered: Defaulted<boolean>
    shownFrom: MaybeMoment
  }
  'production.premieres': {
    id: string
    productionId: string
    pointId: string | null
    territory: string
    localDate: string
    localTime: string
    zone: string
    at: Moment
    createdAt: DefaultMoment
  }
  'production.scenes': {
    id: string
    productionId: string
    number: string
    title: Defaulted<string>
    pointId: Defaulted<string | null>
  }
  'production.numberedDays': {
    id: string
    productionId: string
    number: number
    shotOn: string
    unitName: string
  }
  'production.namedContributors': { id: string; productionId: string; name: string; craft: string }
  'production.scenePlaces': { sceneId: string; productionId: string; pointId: string }
  'production.numberedScenes': { id: string; productionId: string; number: string; title: string }
  'production.contributors': {
    id: string
    productionId: string
    name: string
    craft: Defaulted<string>
    createdAt: DefaultMoment
  }
  'production.tasks': {
    id: string
    productionId: string
    kind: string
    ref: string | null
    facts: Json<Record<string, unknown>>
    dueAt: MaybeMoment
    doneAt: MaybeMoment
    doneBy: string | null
    createdAt: DefaultMoment
  }
  'production.frontPages': {
    productionId: string
    gateId: string
    slug: string
    title: string
    kind: string
    tagline: string
    zone: string
    premiereAt: MaybeMoment
  }
}
