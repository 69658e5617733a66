import { type Resolution, sayAccountOutlook } from '@stagedoor/core/publish'
import type { Clock } from '../../plant/clock/index.ts'
import { type AccountDeps, outlookOf } from '../accounts/index.ts'
import { askedAt } from '../opening/plan-opening.ts'

/** What is to be expected of an account when something is to leave by it, at the moment known or hoped for; null where it will stand. */
export async function saidOfAccount(
  deps: Pick<AccountDeps, 'db' | 'accountSeal'> & { clock: Clock },
  {
    accountId,
    resolution,
    zone,
    locale,
  }: { accountId: string; resolution: Resolution; zone: string; locale: string },
): Promise<string | null> {
  const found = await outlookOf(deps, { accountId, at: askedAt(resolution, deps.clock.now()) })
  return found && sayAccountOutlook(found.outlook, { account: found.name, zone, locale })
}
