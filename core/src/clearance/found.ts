import { normalise } from '../time/index.ts'
import { type Side, SIDES } from './appearance.ts'
import { type Finding, standingOf } from './finding.ts'
import type { Holding } from './holding.ts'
import { matterOf } from './matter.ts'
import type { Concern } from './verdict.ts'

/** A concern before its acts are named: the findings of one fact in one asset, and whether cutting them out would leave nothing. */
export interface Found extends Omit<Concern, 'remedies' | 'clearsAt'> {
  readonly findings: readonly Finding[]
  readonly leavesNothing: boolean
}

/** Gathers findings into concerns, in an order that owes nothing to the order of the evidence. */
export function gather(findings: readonly Finding[], holding: Holding): readonly Found[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${matterOf(finding.facts)} ${finding.assetId} ${finding.sides.join()}${besideOf(finding)}`
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  const founds = [...groups.values()].map((group) => foundOf(group as [Finding, ...Finding[]], holding))
  return uniteSides(founds).sort(inOrder)
}

function foundOf(group: readonly [Finding, ...Finding[]], holding: Holding): Found {
  const [first, ...others] = group
  const isRefused = group.some((one) => holding.refused.has(one) || standingOf(one) === 'refused')
  const leavesNothing = group.some((one) => holding.refused.has(one) || holding.held.has(one))
  const isHeld = leavesNothing || group.some((one) => standingOf(one) === 'held')
  return {
    facts: first.facts,
    assetId: first.assetId,
    ranges: others.length === 0 ? first.ranges : normalise(group.flatMap((finding) => finding.ranges)),
    sides: first.sides,
    appearanceIds: idsIn(group),
    standing: isRefused ? 'refused' : isHeld ? 'held' : 'edits',
    findings: group,
    leavesNothing,
  }
}

function idsIn(group: readonly Finding[]): Found['appearanceIds'] {
  const ids = group.flatMap(({ appearance }) => (appearance ? [appearance.id] : []))
  return ids.length < 2 ? ids : [...new Set(ids)].sort()
}

// Where someone stands beside another is a concern of its own, apart from where they stand alone.
function besideOf({ facts }: Finding): string {
  if (facts.kind !== 'no-grant' || facts.gap.kind !== 'beside') return ''
  return ` ${facts.gap.others.map(({ id }) => id).join()}`
}

// Picture and voice of one appearance, wanting for the same reason, are one concern to people.
function uniteSides(founds: readonly Found[]): Found[] {
  const united: Found[] = []
  const byMatter = new Map<string, number>()
  for (const found of founds) {
    const key = `${matterOf(found.facts)} ${found.assetId}`
    const place = byMatter.get(key)
    const other = place === undefined ? undefined : united[place]
    if (place !== undefined && other && isAlike(other, found)) united[place] = unitePair(other, found)
    else byMatter.set(key, united.push(found) - 1)
  }
  return united
}

function isAlike(a: Found, b: Found): boolean {
  const looks = [a, b].map(({ facts, ranges, standing }) =>
    JSON.stringify(['gap' in facts ? facts.gap : null, ranges, standing]),
  )
  return looks[0] === looks[1]
}

function unitePair(a: Found, b: Found): Found {
  return {
    ...a,
    sides: bothOrOne([...a.sides, ...b.sides]),
    appearanceIds: [...new Set([...a.appearanceIds, ...b.appearanceIds])].sort(),
    findings: [...a.findings, ...b.findings],
    leavesNothing: a.leavesNothing || b.leavesNothing,
  }
}

function bothOrOne(sides: readonly Side[]): readonly Side[] {
  return SIDES.filter((side) => sides.includes(side))
}

const STANDINGS: readonly Concern['standing'][] = ['refused', 'held', 'edits']

// What people can free stands before what waits for its moment.
function inOrder(a: Found, b: Found): number {
  return (
    STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
    Number(a.facts.kind === 'embargo') - Number(b.facts.kind === 'embargo') ||
    compare(a.assetId, b.assetId) ||
    (a.ranges[0]?.from ?? 0) - (b.ranges[0]?.from ?? 0) ||
    compare(matterOf(a.facts), matterOf(b.facts)) ||
    compare(a.sides.join(), b.sides.join())
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
