import type { RenditionSpec, Shape } from '@stagedoor/core/cut'
import type { Instant, Rate } from '@stagedoor/core/time'
import type { DefaultJson, DefaultMoment, Defaulted, Json, MaybeJson, MaybeMoment } from './columns.ts'

/** Tables of the stage `cut`. Timelines, captions and chapters are core values that the stage parses at its door. */
export interface CutTables {
  'cut.cuts': {
    id: string
    productionId: string
    title: string
    gateId: string
    meantFor: Json<unknown>
    version: Defaulted<number>
    lockedAt: MaybeMoment
    lockedBy: string | null
    credits: MaybeJson<Credit[]>
    /** The cut whose material and marks it began with, and at which version of it. */
    cameFrom: string | null
    cameFromVersion: number | null
    cameBy: MaybeJson<CutDifference>
    createdAt: DefaultMoment
  }
  'cut.versions': {
    cutId: string
    version: number
    shape: string
    timeline: Json<unknown>
    captions: DefaultJson<unknown>
    chapters: DefaultJson<unknown>
    madeBy: string
    createdAt: DefaultMoment
  }
  'cut.renders': {
    id: string
    cutId: string
    version: number
    planDigest: Buffer
    state: 'waiting' | 'rendering' | 'rendered' | 'failed' | 'cancelled'
    workId: string | null
    sha256: Buffer | null
    sizeBytes: number | null
    posterSha256: Buffer | null
    durationFlicks: number | null
    width: number | null
    height: number | null
    rateNum: number | null
    rateDen: number | null
    hasSound: boolean | null
    problem: MaybeJson<Record<string, unknown>>
    createdAt: DefaultMoment
    renderedAt: MaybeMoment
  }
  /** Copies of renders for places that take less. */
  'cut.renditions': {
    id: string
    renderId: string
    specDigest: Buffer
    spec: Json<RenditionSpec>
    state: 'waiting' | 'making' | 'made' | 'failed' | 'dropped'
    workId: string | null
    sha256: Buffer | null
    sizeBytes: number | null
    width: number | null
    height: number | null
    frameRate: number | null
    problem: string | null
    createdAt: DefaultMoment
    madeAt: MaybeMoment
  }
  'cut.approvals': {
    id: string
    productionId: string
    cutId: string
    version: number
    subjectId: string
    askedOf: string
    slipId: string
    answer: Defaulted<'asked' | 'approved' | 'refused'>
    note: string | null
    noteAtFlicks: number | null
    decidedBy: string | null
    decidedAt: MaybeMoment
    createdAt: DefaultMoment
    speaker: Defaulted<'person' | 'delegate'>
    delegateId: string | null
    final: Defaulted<boolean>
    silenceApprovesAt: MaybeMoment
    round: Defaulted<number>
  }
  /** The view that later stages join: a cut with the newest render of its present version. */
  'cut.listedCuts': {
    id: string
    productionId: string
    title: string
    gateId: string
    version: number
    lockedAt: Instant | null
    lockedBy: string | null
    createdAt: Instant
    shape: string
    timeline: unknown
    captions: unknown
    madeBy: string
    renderId: string | null
    renderState: 'waiting' | 'rendering' | 'rendered' | 'failed' | 'cancelled' | null
    workId: string | null
    sha256: string | null
    sizeBytes: number | null
    posterSha256: string | null
    durationFlicks: number | null
    width: number | null
    height: number | null
    problem: Record<string, unknown> | null
    renderedAt: Instant | null
    credits: Credit[] | null
    chapters: unknown
    frameRate: Rate | null
  }
}

/** In what a cut differs from the one that it came from: its shape, or where it ends. */
export type CutDifference =
  { readonly kind: 'shape'; readonly shape: Shape } | { readonly kind: 'shorter'; readonly longest: number }

/** Who is named under a cut, and for what; an empty craft names nobody's trade. */
export interface Credit {
  name: string
  craft: string
}
