import { say, sayList, sayTerritory, startSentence } from '../words/index.ts'
import { sayDay, sayMoment, type Speaking } from './speaking.ts'
import type { ConcernFacts, GrantGap, Shortfall } from './verdict.ts'
import { WORLD } from './territory.ts'

type NoGrant = Extract<ConcernFacts, { kind: 'no-grant' }>

/** Why no grant carries a subject, as the beginning of a sentence: `The release form of Ida Brandt does not cover stills`. */
export function sayGap(subject: NoGrant['subject'], gap: GrantGap, speaking: Speaking): string {
  const { locale } = speaking
  const paper = say(locale, `paper.${subject.kind}`, {})
  const about = { paper, name: subject.name }
  const name = startSentence(subject.name)
  switch (gap.kind) {
    case 'never-asked':
      return subject.kind === 'person'
        ? say(locale, 'gap.never-asked.person', { name })
        : say(locale, 'gap.never-asked.holding', { name, paper })
    case 'drafted':
    case 'sent':
      return say(locale, `gap.${gap.kind}`, { ...about, day: sayDay(gap.at, speaking) })
    case 'withdrawn':
    case 'expired':
    case 'ended-at-majority':
    case 'not-begun':
      return say(locale, `gap.${gap.kind}`, { ...about, moment: sayMoment(gap.at, speaking) })
    case 'signed-by-minor':
      return say(locale, 'gap.signed-by-minor', about)
    case 'beside':
      return say(locale, 'gap.beside', {
        ...about,
        others: sayList(
          locale,
          gap.others.map((other) => other.name),
        ),
      })
    case 'too-narrow':
      return say(locale, 'gap.too-narrow', { ...about, missing: sayShortfall(gap.shortfall, locale) })
    case 'approval-missing':
      return say(locale, 'gap.approval-missing', { name })
  }
}

function sayShortfall(
  { media, musicRights, uses, destination, territories }: Shortfall,
  locale: string,
): string {
  const place = (code: string) =>
    code === WORLD ? say(locale, 'missing.world', {}) : sayTerritory(locale, code)
  return sayList(locale, [
    ...media.map((medium) => say(locale, `missing.${medium}`, {})),
    ...musicRights.map((right) => say(locale, `missing.${right}`, {})),
    ...uses.map((use) => say(locale, `use.${use}`, {})),
    ...(destination ? [say(locale, 'missing.destination', {})] : []),
    ...territories.map(place),
  ])
}
