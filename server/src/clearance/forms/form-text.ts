import { createHash } from 'node:crypto'
import {
  type Condition,
  type DestinationScope,
  type GrantScope,
  isTerritoryGroup,
  type SubjectId,
  WORLD,
} from '@stagedoor/core/clearance'
import { type Instant, localOf } from '@stagedoor/core/time'
import { sayList, sayTerritory } from '@stagedoor/core/words'
import type { TalentAgreement } from './agreement.ts'
import type { PhraseKey } from './form-words.ts'
import { fillText, type TemplateFields } from './read-template.ts'
import type { ReleaseTemplate } from './release-templates.ts'

/** What a release form asks for. */
export interface FormTerms {
  readonly production: string
  readonly zone: string
  readonly scope: GrantScope
  readonly conditions: readonly Condition[]
  readonly endsAtMajority: boolean
  readonly agreement: TalentAgreement | null
  /** The names of what the form may not be shown beside. */
  readonly names: ReadonlyMap<SubjectId, string>
}

/** Of whom a form is, and when it was drawn up. */
export interface FormParties {
  readonly person: string
  readonly signer: string
  readonly drawnUpAt: Instant
}

/** The text of a release form about somebody, in the template's language, with its terms filled in. */
export function formText(template: ReleaseTemplate, form: FormTerms & FormParties): string {
  const { person, signer, drawnUpAt, production, zone } = form
  const date = sayDay(drawnUpAt, { zone, locale: template.language })
  const said = sayTerms(template, form)
  return fillText(template.text, { title: template.title, person, signer, production, date, ...said })
}

/** The terms of a form in the words of its template. */
export function sayTerms(
  template: ReleaseTemplate,
  {
    production,
    zone,
    scope,
    conditions,
    endsAtMajority,
    agreement,
    names,
    person = '',
  }: FormTerms & { readonly person?: string },
): Omit<TemplateFields, 'title' | 'person' | 'production' | 'signer' | 'date'> {
  const { language } = template
  const phrase = phrases(template)
  const list = (things: readonly string[]) => sayList(language, things)
  return {
    media: list(scope.media.map((medium) => phrase(medium, {}))),
    rights:
      scope.musicRights.length === 0
        ? phrase('no-rights', {})
        : list(scope.musicRights.map((right) => phrase(right, {}))),
    window: sayWindow(scope.window, { phrase, day: (at) => sayBound(at, { zone, locale: language }) }),
    uses: list(scope.uses.map((use) => phrase(`use.${use}`, {}))),
    destinations: list(scope.destinations.map((place) => sayPlace(place, { phrase, production }))),
    territories: scope.territories.includes(WORLD)
      ? phrase('worldwide', {})
      : list(
          scope.territories.map((code) =>
            isTerritoryGroup(code) ? phrase(`group.${code}`, {}) : sayTerritory(language, code),
          ),
        ),
    conditions:
      conditions.length === 0
        ? phrase('nothing', {})
        : conditions.map((one) => sayCondition(one, { phrase, names, list })).join('; '),
    majority: phrase(endsAtMajority ? 'majority-ends' : 'majority-goes-on', { person }),
    ...sayAgreement(agreement, phrase),
  }
}

function sayAgreement(
  agreement: TalentAgreement | null,
  phrase: Phrase,
): Pick<TemplateFields, 'soloShare' | 'groupShare' | 'unit' | 'silence' | 'approvals'> {
  const share = (percent: number | null | undefined) =>
    percent === null || percent === undefined
      ? phrase('no-share', {})
      : phrase('share', { percent: String(percent) })
  const days = agreement?.silenceDays ?? null
  return {
    soloShare: share(agreement?.soloPercent),
    groupShare: share(agreement?.groupPercent),
    unit: phrase(`counted.${agreement?.counted ?? 'stills'}`, {}),
    silence: days === null ? phrase('no-silence', {}) : phrase('silence', { days: String(days) }),
    approvals: phrase(agreement?.approvals ?? 'revocable', {}),
  }
}

/** A day as a contract of a language writes it: `30 June 2027`, `30. Juni 2027`. */
export function sayDay(at: Instant, { zone, locale }: { zone: string; locale: string }): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: zone,
    dateStyle: 'long',
  }).format(at)
}

// A bound that is not the beginning of a day is said with its time: the day alone would promise hours more or less.
function sayBound(at: Instant, { zone, locale }: { zone: string; locale: string }): string {
  if (localOf(at, zone).time === '00:00') return sayDay(at, { zone, locale })
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: zone,
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(at)
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

type Phrase = (word: PhraseKey, values: Readonly<Record<string, string>>) => string

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

function sayCondition(
  condition: Condition,
  {
    phrase,
    names,
    list,
  }: { phrase: Phrase; names: FormTerms['names']; list: (things: readonly string[]) => string },
): string {
  switch (condition.kind) {
    case 'credit-line':
      return phrase('credit-line', { text: condition.text })
    case 'approval-needed':
      return phrase('approval-needed', {})
    case 'not-beside':
      return phrase('not-beside', { names: list(condition.subjectIds.map((id) => names.get(id) ?? id)) })
  }
}
