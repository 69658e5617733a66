import { type Instant, instant } from '@stagedoor/core/time'
import type { ConnectorError } from '../../connectors/index.ts'
import { renewTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { PublicationRow } from '../queries.ts'
import type { DeliveryRow } from './deliveries.ts'

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 600_000
const PERSON_PAUSE_MS = 600_000
// What a platform could not take a day after its moment is nobody's news any more.
const GIVE_UP_AFTER_MS = 86_400_000

/** What to do about trouble before anything is out. */
export type Patience =
  | { readonly kind: 'again'; readonly at: Instant; readonly needsPerson: boolean }
  | { readonly kind: 'end'; readonly needsPerson: true }

/** Decides by the kind of the error whether to try again, and when. */
export function patienceFor(
  error: ConnectorError,
  { tries, now, opensAt }: { tries: number; now: Instant; opensAt: Instant },
): Patience {
  const isOver = now > opensAt + GIVE_UP_AFTER_MS
  switch (error.kind) {
    case 'media':
    case 'policy':
    case 'config':
      return { kind: 'end', needsPerson: true }
    case 'auth':
    case 'scope':
      return isOver ? END : { kind: 'again', at: instant(now + PERSON_PAUSE_MS), needsPerson: true }
    case 'quota':
    case 'rate':
    case 'transient':
    case 'outcome-unknown': {
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 20), LONGEST_PAUSE_MS)
      const again = Math.max(now + 1, error.retryAt ?? now + pause)
      return isOver ? END : { kind: 'again', at: instant(again), needsPerson: error.kind === 'quota' }
    }
  }
}

const END = { kind: 'end', needsPerson: true } as const

/** The task that says what a platform would not take, and what to do. */
export const DELIVERY_TASK = 'delivery-in-trouble'

/** Tells the crew what a platform said; one task for a publication, with its newest words. */
export async function tellPerson(
  trx: Trx,
  {
    publication,
    delivery,
    error,
  }: { publication: PublicationRow; delivery: DeliveryRow; error: ConnectorError },
): Promise<void> {
  const { id, productionId, title } = publication
  const facts = {
    title,
    account: delivery.accountName,
    connector: delivery.connector,
    what: error.what,
    remedy: error.remedy,
    because: error.kind,
  }
  await renewTask(trx, { productionId, kind: DELIVERY_TASK, ref: id, facts: () => facts, dueAt: null })
}
