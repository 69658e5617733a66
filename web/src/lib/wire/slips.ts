import type { Role } from '@stagedoor/core/production'
import type { Box } from '@stagedoor/core/timeline'
import type { RecallView } from './publish.ts'

export type SlipPurpose = 'inbox' | 'receipt' | 'release-form' | 'approval' | 'kit' | 'invitation' | 'reset'

export type SlipView = {
  purpose: SlipPurpose
  production: { title: string; slug: string; zone: string }
  addressedTo: string | null
  expiresAt: string | null
}

export type InboxSlip = {
  day: { unit: string; number: number; date: string } | null
  closesAt: string | null
  isOpen: boolean
  maxBytes: number
}

export type ReleaseSlip = {
  person: string
  state: 'draft' | 'sent' | 'signed' | 'expired' | 'withdrawn'
  /** Plain terms, each a short sentence and its detail. */
  terms: { agrees: boolean; words: string; detail: string | null }[]
  text: string
  textDigest: string
  excerpts: { url: string; posterUrl: string | null; box: Box | null; lengthFlicks: number }[]
  signature: { name: string; at: string } | null
  withdrawal: { at: string } | null
  recalls: RecallView[]
  now: string
}

export type ApprovalSlip = {
  of: string | null
  version: number
  durationFlicks: number
  media: { url: string; posterUrl: string | null; width: number; height: number }
  where: string
  when: string | null
  copy: string | null
  changed: string | null
  answerBy: string | null
  silenceIsConsent: boolean
  decision: { kind: 'approved' | 'refused'; at: string; note: string | null } | null
}

export type KitSlip = {
  door: 'closed' | 'waiting' | 'open' | 'dead'
  opensAt: string | null
  title: string
  copy: string | null
  disclosure: string | null
  file: { url: string; name: string; bytes: number; posterUrl: string | null } | null
  link: string | null
}

export type InvitationSlip = { role: Role; email: string | null }
