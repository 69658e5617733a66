import { describe, test } from 'vitest'
import type { Check } from './suite/check.ts'
import { GOES_ON } from './suite/goes-on.ts'
import { IS_STRICT } from './suite/is-strict.ts'
import { KEEPS_SECRETS } from './suite/keeps-secrets.ts'
import { KEEPS_UNSEEN } from './suite/keeps-unseen.ts'
import { LIMITS_HOLD } from './suite/limits-hold.ts'
import { NEVER_TWICE } from './suite/never-twice.ts'
import { NOTHING_DROPPED } from './suite/nothing-dropped.ts'
import { READS_BACK } from './suite/reads-back.ts'
import { RENEWS_TOKENS } from './suite/renews-tokens.ts'
import type { ConnectorRig } from './suite/rig.ts'
import { TAKES_BACK } from './suite/takes-back.ts'
import { THREADS } from './suite/threads.ts'
import { WORDS_OF_ERRORS } from './suite/words-of-errors.ts'

/** Everything that holds of every connector, in the order of the points of the conformance kit. */
export const CHECKS: readonly Check[] = [
  ...LIMITS_HOLD,
  ...NEVER_TWICE,
  ...GOES_ON,
  ...RENEWS_TOKENS,
  ...WORDS_OF_ERRORS,
  ...NOTHING_DROPPED,
  ...KEEPS_UNSEEN,
  ...THREADS,
  ...TAKES_BACK,
  ...READS_BACK,
  ...KEEPS_SECRETS,
  ...IS_STRICT,
].toSorted((one, other) => one.point - other.point)

/** Holds a connector to everything that its platform has; what it has not is not asked. */
export function connectorSuite(name: string, rig: ConnectorRig): void {
  describe(name, () => {
    for (const check of CHECKS)
      if (check.appliesTo(rig))
        test(`${check.point}: ${check.says}`, { timeout: rig.patience ?? 30_000 }, () => check.hold(rig))
  })
}
