import type { RawBuilder } from 'kysely'

/** One way in which the dailies are narrowed, in both directions in which it can be asked. */
export interface Narrowing {
  /** Every asset it leaves, as a statement with the one column `id`; null where only the other direction is quick. */
  readonly among: RawBuilder<unknown> | null
  /** Whether an index has what it leaves in the order of the dailies: walking the days then meets nothing else. */
  readonly isInOrder?: boolean
  /** Whether it leaves the asset `a` of `ingest.dailies`. */
  readonly holds: RawBuilder<boolean>
}
