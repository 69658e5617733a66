import { isMessageKey, say, sayList } from '../words/index.ts'
import type { Exposure } from './exposure.ts'
import { sayMoment, type Speaking } from './say-concern.ts'
import { sayPlaces } from './say-places.ts'

/** The exposure as a question, whole and as the words that a person may change in it. */
export interface SaidExposure {
  readonly question: string
  readonly destination: string
  readonly places: string
  readonly uses: string
  readonly moment: string
}

/** Says an exposure: `May it leave as an Instagram post, worldwide, for publicity, on Fri 27 Nov, 18:00 Oslo?` */
export function sayExposure(
  exposure: Pick<Exposure, 'destination' | 'territories' | 'uses' | 'at'>,
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
  return { question: say(locale, 'exposure.question', words), ...words }
}

function sayDestination({ platform, account }: Exposure['destination'], locale: string): string {
  const key = `destination.${platform}`
  const isKnown = platform !== 'account' && platform !== 'other' && isMessageKey(key)
  const destination = isKnown
    ? say(locale, key as 'destination.own-page', {})
    : say(locale, 'destination.other', { platform })
  return account === '' || platform === 'own-page'
    ? destination
    : say(locale, 'destination.account', { destination, account })
}
