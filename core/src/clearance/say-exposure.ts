import { isMessageKey, say, sayList } from '../words/index.ts'
import type { Exposure } from './exposure.ts'
import type { DestinationScope } from './grant.ts'
import { sayPlaces } from './say-places.ts'
import { sayMoment, type Speaking } from './speaking.ts'

/** The exposure as a question, whole and as the words that a person may change in it. */
export interface SaidExposure {
  readonly question: string
  readonly destination: string
  readonly places: string
  readonly uses: string
  readonly moment: string
}

/**
 * Says an exposure: `May it leave as an Instagram post, worldwide, for publicity, on Fri 27 Nov, 18:00 Oslo?` A span says
 * both its ends; bytes that reach the platform earlier, and an audience of a few, are said behind it.
 */
export function sayExposure(
  exposure: Pick<Exposure, 'destination' | 'territories' | 'uses' | 'at'> &
    Partial<Pick<Exposure, 'until' | 'placedAt' | 'audience'>>,
  speaking: Speaking,
): SaidExposure {
  const { locale } = speaking
  const words = {
    destination: sayDestination(exposure.destination, locale),
    places: sayPlaces(exposure.territories, locale),
    uses: sayList(
      locale,
      exposure.uses.map((use) => say(locale, `use.${use}`, {})),
    ),
    moment: sayMoment(exposure.at, speaking),
  }
  return { question: sayQuestion(exposure, words, speaking), ...words }
}

function sayQuestion(
  { until, placedAt, audience }: Partial<Pick<Exposure, 'until' | 'placedAt' | 'audience'>>,
  words: Omit<SaidExposure, 'question'>,
  speaking: Speaking,
): string {
  const { locale } = speaking
  const asked =
    until === null || until === undefined
      ? say(locale, 'exposure.question', words)
      : say(locale, 'exposure.span', { ...words, until: sayMoment(until, speaking) })
  const placed =
    placedAt === null || placedAt === undefined
      ? asked
      : say(locale, 'exposure.placed', { question: asked, placed: sayMoment(placedAt, speaking) })
  return audience?.kind === 'named' && audience.names.length > 0
    ? say(locale, 'exposure.audience', { question: placed, names: sayList(locale, audience.names) })
    : placed
}

/** Where a contract speaks of: a platform, one account of it, or anywhere. */
export function sayScope(scope: DestinationScope, locale: string): string {
  if (scope.kind === 'anywhere') return say(locale, 'account.anywhere', {})
  const key = `account.${scope.platform}`
  const platform =
    isMessageKey(key) && key !== 'account.of' && key !== 'account.anywhere'
      ? say(locale, key as 'account.own-page', {})
      : scope.platform
  return scope.kind === 'platform' || isOnlyAccount(scope)
    ? platform
    : say(locale, 'account.of', { platform, account: scope.account })
}

function sayDestination({ platform, account }: Exposure['destination'], locale: string): string {
  const key = `destination.${platform}`
  const isKnown = platform !== 'account' && platform !== 'other' && isMessageKey(key)
  const destination = isKnown
    ? say(locale, key as 'destination.own-page', {})
    : say(locale, 'destination.other', { platform })
  return isOnlyAccount({ platform, account })
    ? destination
    : say(locale, 'destination.account', { destination, account })
}

// The own page and whatever has but one account are not called by it.
function isOnlyAccount({ platform, account }: { platform: string; account: string }): boolean {
  return platform === 'own-page' || account === '' || account === 'main'
}
