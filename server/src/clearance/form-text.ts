import { createHash } from 'node:crypto'
import { type Condition, type DestinationScope, type GrantScope, WORLD } from '@stagedoor/core/clearance'
import { formatDay, type Instant } from '@stagedoor/core/time'
import { say, sayList, sayTerritory } from '@stagedoor/core/words'
import { fillTemplate, type ReleaseTemplate, type TemplateFields } from './release-templates.ts'

/** What a release form asks for. */
export interface FormTerms {
  readonly production: string
  readonly zone: string
  readonly scope: GrantScope
  readonly conditions: readonly Condition[]
}

/** The text of a release form about somebody, in the template's language, with its terms filled in. */
export function formText(
  template: ReleaseTemplate,
  { person, ...terms }: FormTerms & { readonly person: string },
): string {
  const { production } = terms
  return fillTemplate(template, { title: template.title, person, production, ...sayTerms(template, terms) })
}

/** The terms of a form in the words of its template. */
export function sayTerms(
  template: ReleaseTemplate,
  { production, zone, scope, conditions }: FormTerms,
): Omit<TemplateFields, 'title' | 'person' | 'production'> {
  const { language } = template
  const phrase = phrases(template)
  return {
    window: sayWindow(scope.window, {
      phrase,
      day: (at) => formatDay(at, { zone, locale: language, showsYear: true }),
    }),
    sides: phrase(sidesOf(scope), {}),
    uses: sayList(
      language,
      scope.uses.map((use) => say(language, `use.${use}`, {})),
    ),
    destinations: sayList(
      language,
      scope.destinations.map((place) => sayPlace(place, { phrase, production })),
    ),
    territories: scope.territories.includes(WORLD)
      ? phrase('worldwide', {})
      : sayList(
          language,
          scope.territories.map((code) => sayTerritory(language, code)),
        ),
    conditions:
      conditions.length === 0
        ? phrase('nothing', {})
        : conditions.map((one) => sayCondition(one, phrase)).join('; '),
  }
}

function sidesOf({ media }: GrantScope): 'picture' | 'sound' | 'picture-and-sound' {
  const isSeen = media.includes('motion') || media.includes('stills')
  if (isSeen) return media.includes('sound') ? 'picture-and-sound' : 'picture'
  return 'sound'
}

function sayWindow(
  { from, until }: GrantScope['window'],
  { phrase, day }: { phrase: Phrase; day: (at: Instant) => string },
): string {
  if (from === undefined)
    return until === undefined ? phrase('open', {}) : phrase('until', { until: day(until) })
  return until === undefined
    ? phrase('from', { from: day(from) })
    : phrase('from-until', { from: day(from), until: day(until) })
}

/** The SHA-256 of a form's text in UTF-8: what a signature is bound to. */
export function textDigestOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}

type Phrase = (word: keyof ReleaseTemplate['words'], values: Readonly<Record<string, string>>) => string

function phrases({ words }: ReleaseTemplate): Phrase {
  return (word, values) => words[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

function sayPlace(
  place: DestinationScope,
  { phrase, production }: { phrase: Phrase; production: string },
): string {
  switch (place.kind) {
    case 'anywhere':
      return phrase('anywhere', {})
    case 'platform':
      if (place.platform === 'own-page' || place.platform === 'kit')
        return phrase(place.platform, { production })
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
