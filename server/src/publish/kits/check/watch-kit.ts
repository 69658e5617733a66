import { kitLookAfter } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { z } from 'zod'
import { type AlarmOrder, setAlarm } from '../../../plant/alarms/index.ts'
import type { Jobs } from '../../../plant/jobs/index.ts'
import type { Trx } from '../../../schema/index.ts'
import type { Look } from './check-kit.ts'

/** The job that looks at the post of a kit's holder. */
export const CHECK_KIT = 'publish.check-kit'
/** How it is tried. */
export const CHECK_KIT_OPTIONS = { retryLimit: 2, expireInSeconds: 1_800, concurrency: 1 }
/** The alarm at which a kit's post is looked at. */
export const LOOK_AT_POST = 'publish.look-at-post'

/** Sets the alarm of a look, in the transaction that needs it. */
export async function setLook(
  trx: Trx,
  { productionId, kitId, round, linkedAt }: Look & { productionId: string; linkedAt: Instant },
): Promise<void> {
  await setAlarm(trx, {
    key: `${LOOK_AT_POST}:${kitId}`,
    name: LOOK_AT_POST,
    productionId,
    moment: linkedAt + kitLookAfter(round),
    payload: { kitId, round, linkedAt },
  })
}

const aLook = z.looseObject({ kitId: z.string(), round: z.int(), linkedAt: z.number() })

/** The moment of a look has come: it is begun, and the next one set for as long as the kit is out. */
export async function ringLook(
  { jobs }: { jobs: Pick<Jobs, 'enqueue'> },
  trx: Trx,
  { productionId, payload }: AlarmOrder,
): Promise<void> {
  const { kitId, round, linkedAt } = aLook.parse(payload)
  if (productionId === null) throw new Error(`The look at the kit ${kitId} is of no production`)
  const kit = await trx
    .selectFrom('publish.kits as k')
    .innerJoin('publish.publications as p', 'p.id', 'k.publicationId')
    .select('p.stateKind')
    .where('k.id', '=', kitId)
    .executeTakeFirst()
  // What was called back is watched by the recall's own ledger.
  if (kit?.stateKind !== 'live') return
  await jobs.enqueue(trx, CHECK_KIT, { productionId, ref: kitId, payload: { kitId, round } })
  // The next is set now: a look that fails for good must not be the last.
  await setLook(trx, { productionId, kitId, round: round + 1, linkedAt: instant(linkedAt) })
}
