import type { StoryPointId, SubjectId } from '../../production/index.ts'
import type { Instant } from '../../time/index.ts'
import type { AppearanceId } from '../appearance.ts'
import type { CrowdNotice } from '../crowd-notice.ts'
import type { Embargo, EmbargoId } from '../embargo.ts'
import type { CutVersionId, Use } from '../exposure.ts'
import type { DestinationScope, Grant, GrantId, GrantScope } from '../grant.ts'
import type { Holdback, HoldbackId, Release } from '../holdback.ts'
import type { Kill } from '../kill.ts'
import type { Prohibition } from '../prohibition.ts'
import type { Reveal } from '../reveal.ts'
import type { Subject } from '../subject.ts'

/** Something that may happen to the evidence, or to the clock: what a simulation supposes, and nobody has done. */
export type Hypothesis =
  | { readonly kind: 'grant-signed'; readonly grant: Grant }
  | {
      readonly kind: 'grant-extended'
      readonly subjectId: SubjectId
      readonly grantId: GrantId
      readonly scope: GrantScope
    }
  | {
      /** Ends one grant, or all that the subject gave by consent where none is named. */
      readonly kind: 'withdrawn'
      readonly subjectId: SubjectId
      readonly grantId: GrantId | null
    }
  | {
      readonly kind: 'premiere-moved'
      readonly of: StoryPointId | null
      readonly territory: string
      readonly at: Instant
    }
  | { readonly kind: 'embargo-begun'; readonly embargo: Embargo }
  | {
      readonly kind: 'embargo-lifted'
      readonly embargoId: EmbargoId
      readonly scope: Embargo['scope']
    }
  | { readonly kind: 'holdback-added'; readonly holdback: Holdback }
  | {
      readonly kind: 'holdback-removed'
      readonly holdbackId: HoldbackId
      readonly waits: DestinationScope
    }
  | { readonly kind: 'published'; readonly release: Release }
  | {
      /** The person's own word on some versions of cuts. */
      readonly kind: 'approval-given' | 'approval-refused'
      readonly subjectId: SubjectId
      readonly by: string
      readonly versions: readonly CutVersionId[]
    }
  | { readonly kind: 'killed'; readonly kill: Kill; readonly subject: Subject }
  | { readonly kind: 'prohibition-recorded'; readonly prohibition: Prohibition }
  | { readonly kind: 'person-named'; readonly subjectId: SubjectId }
  | {
      readonly kind: 'needs-none-decided'
      readonly subjectId: SubjectId
      readonly uses: readonly Use[]
    }
  | {
      readonly kind: 'mark-confirmed' | 'box-drawn'
      readonly subjectId: SubjectId
      readonly appearanceIds: readonly AppearanceId[]
    }
  | { readonly kind: 'reveal-set'; readonly subjectId: SubjectId; readonly reveal: Reveal }
  | { readonly kind: 'crowd-notice-posted'; readonly notice: CrowdNotice }
  | { readonly kind: 'another-day'; readonly at: Instant }
