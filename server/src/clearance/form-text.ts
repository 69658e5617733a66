import { createHash } from 'node:crypto'
import { type Condition, type DestinationScope, type GrantScope, WORLD } from '@stagedoor/core/clearance'
import { formatDay, type Instant } from '@stagedoor/core/time'
import { say, sayList, sayTerritory } from '@stagedoor/core/words'
import { fillTemplate, type ReleaseTemplate } from './release-templates.ts'

/** What a release form is about. */
export interface FormTerms {
  readonly person: string
  readonly production: string
  readonly zone: string
  readonly scope: GrantScope
  readonly conditions: readonly Condition[]
}

/** The text of a release form, in the template's language, with its terms filled in. */
export function formText(template: ReleaseTemplate, { person, production, zone, scope, conditions }: FormTerms): string {
  const { language, title } = template
  const phrase = phrases(template)
  const moment = (at: Instant) => formatDay(at, { zone, locale: language, showsYear: true })
  const { from, until } = scope.window
  const window =
    from === undefined
      ? until === undefined
        ? phrase('open', {})
        : phrase('until', { until: moment(until) })
      : until === undefined
        ? phrase('from', { from: moment(from) })
        : phrase('from-until', { from: moment(from), until: moment(until) })
  return fillTemplate(template, {
    title,
    person,
    production,
    window,
    sides: phrase(scope.sides.length > 1 ? 'picture-and-sound' : (scope.sides[0] ?? 'picture'), {}),
    uses: sayList(language, scope.uses.map((use) => say(language, `use.${use}`, {}))),
    destinations: sayList(language, scope.destinations.map((place) => sayPlace(place, { phrase, production }))),
    territories: scope.territories.includes(WORLD)
      ? phrase('worldwide', {})
      : sayList(language, scope.territories.map((code) => sayTerritory(language, code))),
    conditions: conditions.length === 0 ? phrase('nothing', {}) : conditions.map((one) => sayCondition(one, phrase)).join('; '),
  })
}

/** The SHA-256 of a form's text in UTF-8: what a signature is bound to. */
export function textDigestOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}

type Phrase = (word: keyof ReleaseTemplate['words'], values: Readonly<Record<string, string>>) => string

function phrases({ words }: ReleaseTemplate): Phrase {
  return (word, values) => words[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

function sayPlace(place: DestinationScope, { phrase, production }: { phrase: Phrase; production: string }): string {
  switch (place.kind) {
    case 'anywhere':
      return phrase('anywhere', {})
    case 'platform':
      if (place.platform === 'own-page' || place.platform === 'kit') return phrase(place.platform, { production })
      return phrase('platform', { platform: place.platform })
    case 'account':
      return phrase('account', { platform: place.platform, account: place.account })
  }
}

function sayCondition(condition: Condition, phrase: Phrase): string {
  return condition.kind === 'credit-line'
    ? phrase('credit-line', { text: condition.text })
    : phrase('approval-needed', {})
}
