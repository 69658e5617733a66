import { isTerritoryGroup } from '@stagedoor/core/clearance'
import { sayList, sayTerritory } from '@stagedoor/core/words'
import { sayDay } from '#lib/words/times.ts'
import { words } from '#lib/words/index.ts'
import type { Order } from './order-in.ts'

const LOCALE = 'en'

/** Says back what a form will permit once it is signed, and what it asks in return. */
export function sayOrder(
  { scope, conditions, agreement }: Order,
  { zone, names }: { zone: string; names: ReadonlyMap<string, string> },
): string {
  const say = words.forms.order
  const { useOf, ours, anywhere } = words.backstage.ask
  const list = (things: readonly string[]) => sayList(LOCALE, things)
  const territories = scope.territories.includes('WORLD')
    ? say.worldwide
    : say.in(list(scope.territories.map(areaOf)))
  const permits = say.permits({
    media: list(scope.media.map((medium) => say.mediaOf[medium].toLowerCase())),
    uses: list(scope.uses.map((use) => useOf[use])),
    where: scope.destinations.some(({ kind }) => kind === 'anywhere') ? anywhere : ours,
    territories,
    from: scope.fromAt === undefined ? undefined : sayDay(scope.fromAt, zone),
    until: scope.untilAt === undefined ? undefined : sayDay(scope.untilAt, zone),
  })
  const asks = conditions.map((condition) => {
    switch (condition.kind) {
      case 'credit-line':
        return say.asksCredit(condition.text)
      case 'approval-needed':
        return say.asksApproval
      case 'not-beside':
        return say.asksNotBeside(list(condition.subjectIds.map((id) => names.get(id) ?? id)))
    }
  })
  const shares = agreement === undefined ? [] : [say.asksShares(agreement)]
  return [permits, ...asks, ...shares].join(' ')
}

const areaOf = (code: string): string =>
  isTerritoryGroup(code) ? words.forms.order.groups[code] : sayTerritory(LOCALE, code)
