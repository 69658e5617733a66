import type { AttemptId } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { z } from 'zod'
import { type Afterwards, type Alarms, setAlarm } from '../../plant/alarms/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { DeliverDeps } from './deps.ts'

const WARM_UP = 'publish.warm-up'
// Long enough for a platform to renew a permission twice over.
const BEFORE_MS = 20_000
const PATIENCE_MS = 15_000

const aboutAccount = z.looseObject({ accountId: z.string() })

/** Has an account's way made ready right before something leaves by it; once, however much leaves at that moment. */
export async function warmUpBefore(
  trx: Trx,
  {
    productionId,
    accountId,
    opensAt,
    now,
  }: WarmUp & { productionId: string; opensAt: Instant; now: Instant },
): Promise<void> {
  const moment = instant(opensAt - BEFORE_MS)
  if (moment <= now) return
  const key = `${WARM_UP}:${accountId}:${opensAt}`
  await setAlarm(trx, { key, name: WARM_UP, productionId, moment, payload: { accountId } })
}

interface WarmUp {
  readonly accountId: string
}

/**
 * A token that would run out by the moment of a call is renewed before it, so that no renewal stands between the two.
 * Changes nothing of what leaves; what fails here is tried again, and told, at the call.
 */
export function warmUpAlarms({ alarms, ...deps }: DeliverDeps & { alarms: Alarms }): void {
  alarms.on(WARM_UP, async (_trx, { payload }): Promise<Afterwards> => {
    const { accountId } = aboutAccount.parse(payload)
    return () => warmUp(deps, accountId)
  })
}

async function warmUp({ contextFor, log }: DeliverDeps, accountId: string): Promise<void> {
  try {
    const { ctx } = await contextFor({
      accountId,
      attemptId: accountId as AttemptId,
      saveHandle: () => Promise.reject(new Error('Nothing is handed over yet')),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await ctx.token()
  } catch (error) {
    log.warn({ err: error, accountId }, 'an account could not be made ready ahead')
  }
}
