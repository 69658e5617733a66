import { formatInstant } from '../time/index.ts'
import { say } from '../words/index.ts'
import type { AccountOutlook } from './account-outlook.ts'

/** Says what is to be expected of an account, or null where it stands. */
export function sayAccountOutlook(
  outlook: AccountOutlook,
  { account, zone, locale }: { account: string; zone: string; locale: string },
): string | null {
  switch (outlook.kind) {
    case 'well':
      return null
    case 'unsure':
      return say(locale, 'account.unsure', { account })
    case 'ends-before':
      return say(locale, 'account.ends-before', {
        account,
        ends: formatInstant(outlook.ends, { zone, locale }),
      })
    case 'needs-person':
      return say(locale, 'account.needs-person', { account })
    case 'disconnected':
      return say(locale, 'account.disconnected', { account })
  }
}
