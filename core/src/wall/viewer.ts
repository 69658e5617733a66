import type { AccountId, GateId, ProductionId, StoryPointId } from '../production/index.ts'

/** Who looks, and how far into the story they said they are. Missing context is nobody, who has told nothing. */
export type Viewer = Who & {
  /** Every point of a story that lies behind them: what they told, and all before it. */
  readonly passed: ReadonlySet<StoryPointId>
}

/** Who looks. One may tell how far one is without being anybody. */
export type Who =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'fan'; readonly account: AccountId; readonly isGrown: boolean }
  | { readonly kind: 'crew'; readonly account: AccountId; readonly productions: readonly ProductionId[] }
  /** The holder of a door slip that is valid now, and the gates that this slip opens. */
  | { readonly kind: 'slip'; readonly production: ProductionId; readonly gates: readonly GateId[] }

/** A viewer about whom nothing is known. */
export const NOBODY: Viewer = { kind: 'nobody', passed: new Set() }
