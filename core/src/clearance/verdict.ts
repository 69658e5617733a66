import type { AssetId, Edit } from '../timeline/index.ts'
import type { Instant, RangeSet } from '../time/index.ts'
import type { AppearanceId, Side } from './appearance.ts'
import type { Horizon } from '../wall/index.ts'
import type { Embargo, EmbargoEnd, EmbargoId, Lifters } from './embargo.ts'
import type { Use } from './exposure.ts'
import type { DestinationScope, GrantId } from './grant.ts'
import type { HoldbackId } from './holdback.ts'
import type { KillId } from './kill.ts'
import type { Medium, MusicRight } from './medium.ts'
import type { NdaId } from './nda.ts'
import type { Prohibition, ProhibitionId } from './prohibition.ts'
import type { Area } from './territory-group.ts'
import type { SubjectId } from '../production/index.ts'
import type { Reveal } from './reveal.ts'
import type { Subject } from './subject.ts'
import type { Territory } from './territory.ts'

/** What of an exposure a signed grant leaves out. */
export interface Shortfall {
  readonly media: readonly Medium[]
  readonly musicRights: readonly MusicRight[]
  readonly uses: readonly Use[]
  readonly destination: boolean
  readonly territories: readonly Territory[]
}

/** Why no grant carries a subject through this exposure, told by the grant that comes nearest. */
export type GrantGap =
  | { readonly kind: 'never-asked' }
  | { readonly kind: 'drafted'; readonly grantId: GrantId; readonly at: Instant }
  | { readonly kind: 'sent'; readonly grantId: GrantId; readonly at: Instant }
  | { readonly kind: 'withdrawn'; readonly grantId: GrantId; readonly at: Instant }
  | { readonly kind: 'signed-by-minor'; readonly grantId: GrantId }
  | { readonly kind: 'expired'; readonly grantId: GrantId; readonly at: Instant }
  | { readonly kind: 'ended-at-majority'; readonly grantId: GrantId; readonly at: Instant }
  | { readonly kind: 'beside'; readonly grantId: GrantId; readonly others: readonly Subject[] }
  | { readonly kind: 'not-begun'; readonly grantId: GrantId; readonly at: Instant }
  | { readonly kind: 'too-narrow'; readonly grantId: GrantId; readonly shortfall: Shortfall }
  | { readonly kind: 'approval-missing'; readonly grantId: GrantId }

/** What is wrong, as facts for sentences to be made of. */
export type ConcernFacts =
  | {
      readonly kind: 'no-grant'
      readonly subject: Exclude<Subject, { kind: 'secret' | 'safety-matter' }>
      readonly gap: GrantGap
    }
  | { readonly kind: 'unknown-person'; readonly subject: Extract<Subject, { kind: 'person' }> }
  | { readonly kind: 'unsure'; readonly subject: Subject }
  | {
      readonly kind: 'secret'
      readonly subject: Extract<Subject, { kind: 'secret' }>
      readonly reveal: Reveal
    }
  | { readonly kind: 'safety-matter'; readonly subject: Extract<Subject, { kind: 'safety-matter' }> }
  | {
      readonly kind: 'embargo'
      readonly embargoId: EmbargoId
      readonly name: string
      readonly cause: Embargo['cause']
      readonly until: EmbargoEnd
      readonly territories: readonly Area[]
      readonly lifters: Lifters
    }
  | {
      readonly kind: 'prohibition'
      readonly prohibitionId: ProhibitionId
      readonly name: string
      readonly cause: Prohibition['kind']
      readonly subject: Subject | null
      readonly until: Instant | null
    }
  | {
      readonly kind: 'holdback'
      readonly holdbackId: HoldbackId
      readonly name: string
      readonly first: DestinationScope
      readonly until: Instant | null
    }
  | {
      readonly kind: 'nda'
      readonly ndaId: NdaId
      readonly name: string
      readonly until: EmbargoEnd
    }
  | {
      readonly kind: 'killed'
      readonly subject: Subject
      readonly killId: KillId
      readonly by: string
      readonly at: Instant
      readonly note: string
    }
  | {
      readonly kind: 'approval-pending'
      readonly subject: Subject
      readonly askedAt: Instant
      readonly silenceApprovesAt: Instant | null
    }
  | {
      readonly kind: 'approval-refused' | 'approval-revoked'
      readonly subject: Subject
      readonly by: string
      readonly at: Instant
      readonly note: string
    }

/** An act that would free a concern, named so that it can be a button. */
export type Remedy =
  | { readonly kind: 'ask-to-sign'; readonly subjectId: SubjectId; readonly name: string }
  | {
      readonly kind: 'ask-again'
      readonly subjectId: SubjectId
      readonly name: string
      readonly grantId: GrantId
    }
  | {
      readonly kind: 'ask-to-extend'
      readonly subjectId: SubjectId
      readonly name: string
      readonly grantId: GrantId
    }
  | { readonly kind: 'ask-guardian'; readonly subjectId: SubjectId; readonly name: string }
  | { readonly kind: 'ask-for-approval'; readonly subjectId: SubjectId; readonly name: string }
  | { readonly kind: 'name-the-person'; readonly subjectId: SubjectId; readonly name: string }
  | { readonly kind: 'decide-needs-none'; readonly subjectId: SubjectId; readonly name: string }
  | {
      readonly kind: 'blur' | 'cover' | 'mute' | 'trim' | 'frame-out'
      readonly name: string
      readonly assetId: AssetId
      readonly ranges: RangeSet
    }
  | { readonly kind: 'move-to'; readonly at: Instant }
  | { readonly kind: 'confirm-mark'; readonly name: string; readonly appearanceIds: readonly AppearanceId[] }
  | { readonly kind: 'publish-first'; readonly holdbackId: HoldbackId; readonly first: DestinationScope }
  | { readonly kind: 'choose-destination' }
  | { readonly kind: 'set-reveal'; readonly subjectId: SubjectId; readonly name: string }
  | { readonly kind: 'post-crowd-notice'; readonly subjectId: SubjectId; readonly name: string }
  | { readonly kind: 'lift-embargo'; readonly embargoId: EmbargoId; readonly name: string }
  | {
      readonly kind: 'look-through'
      readonly embargoId: EmbargoId
      readonly name: string
      readonly assetId: AssetId
    }
  | {
      readonly kind: 'narrow'
      readonly uses: readonly Use[]
      readonly territories: readonly Territory[]
    }
  | {
      readonly kind: 'draw-box'
      readonly subjectId: SubjectId
      readonly name: string
      readonly appearanceIds: readonly AppearanceId[]
    }
  | { readonly kind: 'make-new-version' }

/** Every kind of remedy: what a page or a program that offers acts must have an answer for. */
export const REMEDY_KINDS = [
  'ask-to-sign',
  'ask-again',
  'ask-to-extend',
  'ask-guardian',
  'ask-for-approval',
  'name-the-person',
  'decide-needs-none',
  'blur',
  'cover',
  'mute',
  'trim',
  'frame-out',
  'move-to',
  'confirm-mark',
  'publish-first',
  'choose-destination',
  'set-reveal',
  'post-crowd-notice',
  'lift-embargo',
  'look-through',
  'narrow',
  'draw-box',
  'make-new-version',
] as const satisfies readonly Remedy['kind'][]

/** One thing found: what, where in which asset, on which sides, how it stands by itself, and the acts that would free it, best first. */
export interface Concern {
  readonly facts: ConcernFacts
  readonly assetId: AssetId
  readonly ranges: RangeSet
  readonly sides: readonly Side[]
  readonly appearanceIds: readonly AppearanceId[]
  readonly standing: 'edits' | 'held' | 'refused'
  readonly clearsAt: Instant | null
  readonly remedies: readonly Remedy[]
}

/** What the production owes for being allowed to show this. */
export interface Duty {
  readonly kind: 'credit-line'
  readonly subjectId: SubjectId
  readonly text: string
}

/**
 * What every verdict carries: what it rests on, so that a change can find it, and the horizon a viewer must have passed
 * where the destination knows each viewer's progress (empty elsewhere).
 */
interface Grounds {
  readonly horizon: Horizon
  readonly evidenceVersion: number
  readonly dependencies: readonly string[]
}

/** It may leave as it is, until the first moment at which the answer changes. */
export interface Cleared extends Grounds {
  readonly kind: 'cleared'
  readonly duties: readonly Duty[]
  readonly validUntil: Instant | null
}

/** It may leave once these edits are made; `clearsAt` is when time alone would spare them. */
export interface ClearedWithEdits extends Grounds {
  readonly kind: 'cleared-with-edits'
  readonly concerns: readonly Concern[]
  readonly edits: readonly Edit[]
  readonly duties: readonly Duty[]
  readonly validUntil: Instant | null
  readonly clearsAt: Instant | null
}

/** It waits; `clearsAt` is when time alone frees it, `edits` what the rest would still need, `otherwise` what it is once the holding concerns are met. */
export interface Held extends Grounds {
  readonly kind: 'held'
  readonly concerns: readonly Concern[]
  readonly edits: readonly Edit[]
  readonly otherwise: 'cleared' | 'cleared-with-edits'
  readonly clearsAt: Instant | null
}

/** A prohibition stands that neither edit nor wait removes for this exposure. */
export interface Refused extends Grounds {
  readonly kind: 'refused'
  readonly concerns: readonly Concern[]
}

/** The doorkeeper's answer. */
export type Verdict = Cleared | ClearedWithEdits | Held | Refused

/** The four answers, best first. */
export const VERDICT_KINDS = [
  'cleared',
  'cleared-with-edits',
  'held',
  'refused',
] as const satisfies readonly Verdict['kind'][]
