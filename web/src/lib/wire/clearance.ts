import type { Box } from '@stagedoor/core/timeline'
import type { SubjectKind, VerdictKind } from '#lib/verdict/verdict.ts'

type Range = { fromFlicks: number; toFlicks: number }

/** An act that would free something, as the doorkeeper names it. */
export type Remedy = {
  kind: string
  said: string
  subjectId?: string
  embargoId?: string
  grantId?: string
  at?: string
}

export type Concern = {
  kind: string
  said: string
  standing: 'edits' | 'held' | 'refused'
  ranges: Range[]
  subject: { id: string; name: string; kind: SubjectKind } | null
  appearanceIds: string[]
  remedies: Remedy[]
}

export type EditView =
  | ({ kind: 'blur' | 'cover'; assetId: string; box: Box } & Range)
  | ({ kind: 'mute' | 'trim'; assetId: string } & Range)

export type VerdictView = {
  kind: VerdictKind
  said: { headline: string; reason: string; when: string | null; acts: Remedy[] }
  concerns: Concern[]
  edits: EditView[]
  clearsAt: string | null
  validUntil: string | null
}

export type ExposureView = {
  id: string
  use: string
  destination: string
  territories: string[]
  at: string | null
  verdict: VerdictView
  /** What may be chosen, in the words of this production. */
  choices: { uses: Choice[]; destinations: Choice[]; territories: Choice[] }
}

export type Choice = { value: string; label: string }

export type AssetRow = {
  id: string
  title: string
  kind: 'video' | 'still' | 'sound'
  durationFlicks: number
  posterUrl: string | null
  contributor: string | null
  craft: string | null
  arrivedAt: string
  shootingDay: { id: string; unit: string; number: number; date: string } | null
  verdict: { kind: VerdictKind; headline: string } | null
  /** What is still being made of it, when something is. */
  work: { stage: string; done: number | null; total: number | null } | null
}

export type DailiesView = { items: AssetRow[]; next: string | null }

export type Subject = {
  id: string
  kind: SubjectKind
  name: string
  isIdentified: boolean
  revealAt: string | null
  releaseForm: { id: string; state: 'draft' | 'sent' | 'signed' | 'expired' | 'withdrawn'; at: string } | null
}

export type Appearance = Range & {
  id: string
  subject: { id: string; name: string; kind: SubjectKind }
  inPicture: boolean
  inSound: boolean
  prominence: 'featured' | 'background'
  box: Box | null
  markedBy: string
}

export type Embargo = {
  id: string
  on: string
  until: string | null
  lifted: { at: string; by: string } | null
}

export type Board = {
  counts: Record<VerdictKind, number>
  acts: {
    freed: number
    said: string
    note: string
    act: Remedy
    touches: { assets: number; cuts: number; publications: number }
    assets: { id: string; title: string; posterUrl: string | null }[]
  }[]
  next: { at: string; said: string; note: string | null; kind: VerdictKind }[]
}

export type LogEntry = {
  number: number
  at: string
  said: string
  by: string
  kind: string
  hash: string
  previousHash: string
}
