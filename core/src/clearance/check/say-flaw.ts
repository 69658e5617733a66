import { say, sayList, startSentence } from '../../words/index.ts'
import { sayArea } from '../say-places.ts'
import { sayMoment, type Speaking } from '../speaking.ts'
import type { Area } from '../territory-group.ts'
import type { Flaw } from './flaw.ts'

/** A flaw in a sentence: what is written, and how the law answers it. */
export function sayFlaw({ kind, names, at }: Flaw, speaking: Speaking): string {
  const { locale } = speaking
  const [name = '', other = '', third = ''] = names
  const begun = startSentence(name)
  const moment = at === null ? '' : sayMoment(at, speaking)
  switch (kind) {
    case 'group-with-member':
      return say(locale, 'flaw.group-with-member', {
        name: begun,
        group: sayArea(other as Area, locale),
        member: sayArea(third as Area, locale),
      })
    case 'prohibition-swallows-grant':
      return say(locale, 'flaw.prohibition-swallows-grant', { name: begun, other })
    case 'circle-in-story':
      return say(locale, 'flaw.circle-in-story', { names: sayList(locale, names) })
    case 'circle-of-holdbacks':
      return say(locale, 'flaw.circle-of-holdbacks', { names: startSentence(sayList(locale, names)) })
    case 'window-ends-before-it-begins':
    case 'embargo-ends-before-it-begins':
    case 'withdrawn-before-signed':
    case 'signed-again-after-withdrawal':
    case 'comes-of-age-in-window':
      return say(locale, `flaw.${kind}`, { name: begun, moment })
    case 'grant-permits-nothing':
    case 'grants-overlap':
    case 'grants-contradict':
    case 'never-revealed':
    case 'no-moment-of-reveal':
    case 'circle-of-reveals':
    case 'mark-outside-asset':
      return say(locale, `flaw.${kind}`, { name: begun })
  }
}
