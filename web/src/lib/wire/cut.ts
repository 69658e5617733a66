import type { Box } from '@stagedoor/core/timeline'
import type { EditView, ExposureView } from './clearance.ts'

export type Shape = '9:16' | '4:5' | '1:1' | '16:9'

export type CutRow = {
  id: string
  title: string
  version: number
  shape: Shape
  durationFlicks: number
  posterUrl: string | null
  assetTitle: string
  verdict: { kind: ExposureView['verdict']['kind']; headline: string } | null
}

export type Approval = {
  id: string
  of: string
  sentTo: string
  state: 'asked' | 'approved' | 'refused' | 'revoked' | 'lapsed'
  at: string
  note: string | null
  noteAtFlicks: number | null
}

export type CutView = {
  id: string
  title: string
  version: number
  shape: Shape
  assetId: string
  fromFlicks: number
  toFlicks: number
  crop: Box
  captions: { fromFlicks: number; toFlicks: number; words: string }[]
  edits: EditView[]
  rawShare: number
  exposure: ExposureView
  render: {
    state: 'none' | 'rendering' | 'rendered' | 'failed'
    url: string | null
    stage: string | null
    done: number | null
    total: number | null
  }
}
