import { FLICKS_PER_SECOND, totalOf } from '../time/index.ts'
import { say, sayList } from '../words/index.ts'
import { sayScope } from './say-exposure.ts'
import { sayPlaces } from './say-places.ts'
import { sayMoment, type Speaking } from './speaking.ts'
import type { Remedy } from './verdict.ts'

/** An act as a verb for a button: `Ask Tomas Reyes to sign`, `Trim 4.7 s`, `Move to Fri 11 Dec, 18:00 Oslo`. */
export function sayRemedy(remedy: Remedy, speaking: Speaking): string {
  const { locale } = speaking
  switch (remedy.kind) {
    case 'ask-to-sign':
    case 'ask-again':
    case 'ask-to-extend':
    case 'ask-for-approval':
      return sayAsking(remedy, speaking)
    case 'ask-guardian':
    case 'name-the-person':
    case 'decide-needs-none':
    case 'draw-box':
    case 'lift-embargo':
    case 'look-through':
    case 'blur':
    case 'cover':
    case 'mute':
    case 'frame-out':
    case 'confirm-mark':
    case 'set-reveal':
    case 'post-crowd-notice':
      return say(locale, `act.${remedy.kind}`, { name: remedy.name })
    case 'trim':
      return say(locale, 'act.trim', {
        length: sayLength(totalOf(remedy.ranges) / FLICKS_PER_SECOND, locale),
      })
    case 'move-to':
      return say(locale, 'act.move-to', { moment: sayMoment(remedy.at, speaking) })
    case 'narrow': {
      const uses = sayList(
        locale,
        remedy.uses.map((use) => say(locale, `use.${use}`, {})),
      )
      return say(locale, 'act.narrow', { uses, places: sayPlaces(remedy.territories, locale) })
    }
    case 'publish-first':
      return say(locale, 'act.publish-first', { first: sayScope(remedy.first, locale) })
    case 'choose-destination':
    case 'make-new-version':
      return say(locale, `act.${remedy.kind}`, {})
  }
}

// A tune signs nothing: whoever holds it does.
function sayAsking(
  {
    kind,
    subjectId,
    name,
  }: Extract<Remedy, { kind: 'ask-to-sign' | 'ask-again' | 'ask-to-extend' | 'ask-for-approval' }>,
  { locale, holders }: Speaking,
): string {
  const holder = holders?.get(subjectId)
  if (holder === undefined) return say(locale, `act.${kind}`, { name })
  return holder === ''
    ? say(locale, `act.${kind}`, { name: say(locale, 'act.holder', { name }) })
    : say(locale, 'act.about', { act: say(locale, `act.${kind}`, { name: holder }), name })
}

// Never "Trim 0.0 s": a tenth is the least a person reads.
function sayLength(seconds: number, locale: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    Math.max(0.1, seconds),
  )
}
