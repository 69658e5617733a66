import type { ShownProblem } from '#lib/ui/problem.ts'
import type { TalkState } from './open-talk.ts'

/** What the forms of a talk left: what was typed, what came of it, or the question where it belongs. */
export type TalkForm =
  | {
      readonly typed?: { readonly of: string; readonly fields: Record<string, string> }
      readonly problem?: ShownProblem
      readonly asked?: { id: string; label: string }[]
    }
  | null
  | undefined

/** Where a talk is shown, and to whom. */
export interface TalkPlace {
  readonly slug: string
  readonly zone: string
  readonly now: string
  readonly labels: { id: string; label: string }[]
  readonly state: Pick<TalkState, 'answering' | 'acting'>
  /** Shows the same page of the talk again, behind another query. */
  readonly query: string
  readonly canWrite: boolean
  readonly canAnswer: boolean
}
