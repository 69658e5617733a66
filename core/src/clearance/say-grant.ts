import { say, sayList } from '../words/index.ts'
import type { Condition, Grant, GrantScope, GrantState } from './grant.ts'
import { sayScope } from './say-exposure.ts'
import { sayAllAreas } from './say-places.ts'
import { sayMoment, type Speaking } from './speaking.ts'

/** What a grant permits and asks, each of its lists in words, as a clearance report has them in its columns. */
export interface SaidGrant {
  readonly media: string
  readonly uses: string
  readonly destinations: string
  readonly places: string
  readonly window: string
  readonly conditions: readonly string[]
  readonly state: string
  readonly signatory: string
  readonly basis: string
}

/** Says a grant for whoever reads what was signed. */
export function sayGrant(grant: Grant, speaking: Speaking): SaidGrant {
  const { locale } = speaking
  const { scope } = grant
  return {
    media: sayList(locale, [
      ...scope.media.map((medium) => say(locale, `medium.${medium}`, {})),
      ...scope.musicRights.map((right) => say(locale, `right.${right}`, {})),
    ]),
    uses: sayList(
      locale,
      scope.uses.map((use) => say(locale, `use.${use}`, {})),
    ),
    destinations: sayList(
      locale,
      scope.destinations.map((where) => sayScope(where, locale)),
    ),
    places: scope.territories.length === 0 ? '' : sayAllAreas(scope.territories, locale),
    window: sayWindow(scope, speaking),
    conditions: [
      ...grant.conditions.map((condition) => sayCondition(condition, speaking)),
      ...(grant.endsAtMajority ? [say(locale, 'condition.ends-at-majority', {})] : []),
    ],
    state: sayState(grant.state, speaking),
    signatory: say(locale, `signatory.${grant.signatory}`, {}),
    basis: say(locale, `basis.${grant.basis}`, {}),
  }
}

function sayWindow({ window: { from, until } }: GrantScope, speaking: Speaking): string {
  const { locale } = speaking
  const ends = {
    from: from === undefined ? '' : sayMoment(from, speaking),
    until: until === undefined ? '' : sayMoment(until, speaking),
  }
  if (from !== undefined) return say(locale, until === undefined ? 'window.from' : 'window.both', ends)
  return say(locale, until === undefined ? 'window.open' : 'window.until', ends)
}

function sayCondition(condition: Condition, { locale, names }: Speaking): string {
  switch (condition.kind) {
    case 'credit-line':
      return say(locale, 'condition.credit-line', { text: condition.text })
    case 'approval-needed':
      return say(locale, 'condition.approval-needed', {})
    case 'not-beside':
      return say(locale, 'condition.not-beside', {
        others: sayList(
          locale,
          condition.subjectIds.map((id) => names?.get(id) ?? say(locale, 'rests.nameless', {})),
        ),
      })
  }
}

function sayState(state: GrantState, speaking: Speaking): string {
  const { locale } = speaking
  switch (state.kind) {
    case 'draft':
      return say(locale, 'grant-state.draft', { moment: sayMoment(state.draftedAt, speaking) })
    case 'sent':
      return say(locale, 'grant-state.sent', { moment: sayMoment(state.sentAt, speaking) })
    case 'signed':
      return say(locale, 'grant-state.signed', { moment: sayMoment(state.signedAt, speaking) })
    case 'withdrawn':
      return say(locale, 'grant-state.withdrawn', {
        moment: sayMoment(state.signedAt, speaking),
        withdrawn: sayMoment(state.withdrawnAt, speaking),
      })
  }
}
