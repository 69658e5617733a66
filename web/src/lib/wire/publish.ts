import type { PlaceKind, PublicationState, RecallLineState, RetractionClass } from '@stagedoor/core/publish'
import type { VerdictKind } from '#lib/verdict/verdict.ts'

export type PublicationRow = {
  id: string
  title: string
  destination: { kind: string; name: string }
  opensAt: string | null
  state: PublicationState['kind']
  verdict: { kind: VerdictKind; headline: string; reason: string } | null
  durationFlicks: number
  posterUrl: string | null
  url: string | null
  cutId: string
  places: number
}

export type RecallRow = {
  id: string
  title: string
  at: string
  by: string
  counts: Record<RecallLineState['kind'], number>
  nextDueAt: string | null
  isFinished: boolean
}

export type RecallLine = {
  id: string
  place: { kind: PlaceKind; name: string; url: string | null }
  state: RecallLineState['kind']
  retraction: RetractionClass
  /** When the state was reached, and when it must be. */
  at: string
  dueAt: string | null
  evidence: { words: string; at: string; sha256: string | null } | null
}

export type RecallView = RecallRow & { because: string; posterUrl: string | null; lines: RecallLine[] }
