import type { AccountId, GateId, ProductionId } from '../production/index.ts'

/** Who looks. Missing context is nobody. */
export type Viewer =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'fan'; readonly account: AccountId }
  | { readonly kind: 'crew'; readonly account: AccountId; readonly productions: readonly ProductionId[] }
  /** The holder of a door slip that is valid now, and the gates that this slip opens. */
  | { readonly kind: 'slip'; readonly production: ProductionId; readonly gates: readonly GateId[] }

/** A viewer about whom nothing is known. */
export const NOBODY: Viewer = { kind: 'nobody' }
