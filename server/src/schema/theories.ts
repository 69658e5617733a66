import type { DefaultMoment, Defaulted, MaybeMoment, Moment } from './columns.ts'

/** Tables of theories under seal and of reveals. */
export interface TheoryTables {
  'community.seals': {
    theoryId: string
    productionId: string
    threadGateId: string
    gateId: string
    labelId: string | null
    hash: Buffer
    day: string
    handle: string | null
    isWithdrawn: Defaulted<boolean>
  }
  'community.sealOpenings': {
    theoryId: string
    productionId: string
    threadGateId: string
    gateId: string
    production: string
    handle: string
    sealedAt: Moment
    about: string
    salt: Buffer
  }
  'community.theoryMarks': {
    theoryId: string
    productionId: string
    threadGateId: string
    gateId: string
    mark: 'confirmed' | 'half-right' | 'wrong'
    isCalled: boolean
    badgeId: string | null
    markedBy: string | null
    markedAt: DefaultMoment
  }
  'community.reveals': {
    productionId: string
    pointId: string
    moment: Moment
    things: number
    notedAt: DefaultMoment
    putOffAt: MaybeMoment
  }
}
