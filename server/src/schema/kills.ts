import type { Instant } from '@stagedoor/core/time'
import type { DefaultJson, Defaulted, Json, MaybeMoment, Moment } from './columns.ts'

/** Tables of kill rights, of the stage `clearance`. */
export interface KillTables {
  'clearance.killRights': {
    id: string
    productionId: string
    subjectId: string
    base: string
    billing: number
    counted: 'stills' | 'shots' | 'cuts' | 'seconds'
    soloPercent: number
    groupPercent: number | null
    silenceAfter: number | null
    silenceCounted: 'hours' | 'days' | null
    approvals: 'final' | 'revocable'
    roundsAtMost: number | null
    contract: Defaulted<string>
    setBy: string
    setAt: Moment
    endedAt: MaybeMoment
    endedBy: string | null
  }
  'clearance.delegates': {
    id: string
    productionId: string
    subjectId: string
    name: string
    capacity: 'rep' | 'publicist'
    email: string | null
    may: ('approve' | 'kill')[]
    namedBy: string
    namedAt: Moment
    endedAt: MaybeMoment
    endedBy: string | null
  }
  'clearance.reviewRounds': {
    id: string
    productionId: string
    rightId: string
    number: number
    note: Defaulted<string>
    openedBy: string
    openedAt: Moment
    silenceApprovesAt: MaybeMoment
    /** When the house noted that the window had ended. */
    silentSince: MaybeMoment
  }
  'clearance.roundUnits': {
    id: string
    productionId: string
    roundId: string
    rightId: string
    subjectId: string
    place: number
    name: string
    unit: Json<unknown>
    title: string
    shown: Json<unknown>
    embargoId: string | null
  }
  'clearance.roundSlips': {
    id: string
    productionId: string
    roundId: string
    slipId: string
    delegateId: string | null
    addressedTo: string
    identity: 'link-by-letter' | 'link-by-hand'
    email: string | null
    sentAt: Moment
    firstOpenedAt: MaybeMoment
    draft: DefaultJson<unknown>
  }
  'clearance.roundWords': {
    id: string
    productionId: string
    unitId: string
    roundSlipId: string
    said: 'kill' | 'approve' | 'take-back'
    speaker: 'person' | 'delegate'
    saidBy: string
    saidAt: Moment
    note: Defaulted<string>
    killId: string | null
    sendingId: string
  }
  'clearance.roundSendings': {
    id: string
    productionId: string
    roundSlipId: string
    sentAt: Moment
    sentBy: string
    notTaken: DefaultJson<unknown>
  }
  /** The view that later stages join: what is dead now, who said so, and since when. */
  'clearance.standingKills': {
    id: string
    productionId: string
    subjectId: string
    subjectName: string
    saidBy: string
    saidAt: Instant
    note: string
    kind: 'asset' | 'range' | 'cut'
    assetId: string | null
    cutId: string | null
    fromFlicks: number | null
    toFlicks: number | null
  }
}
