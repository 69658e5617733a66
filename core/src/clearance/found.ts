import { normalise } from '../time/index.ts'
import { type Side, SIDES } from './appearance.ts'
import type { Finding } from './finding.ts'
import { forcedTrims, leaveNothing, type Margins, type Used } from './smallest-edits.ts'
import type { Concern, ConcernFacts } from './verdict.ts'

/** A concern before its acts are named: the findings of one fact in one asset, and whether cutting them out would leave nothing. */
export interface Found extends Omit<Concern, 'remedies' | 'clearsAt'> {
  readonly findings: readonly Finding[]
  readonly leavesNothing: boolean
}

/** Gathers findings into concerns, in an order that owes nothing to the order of the evidence. */
export function gather(findings: readonly Finding[], holding: ReadonlySet<Finding>): readonly Found[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${matterOf(finding.facts)} ${finding.assetId} ${finding.sides.join()}`
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  const founds = [...groups.values()].map((group) => foundOf(group as [Finding, ...Finding[]], holding))
  return uniteSides(founds).sort(inOrder)
}

/**
 * The findings that hold the cut because cutting them out would leave nothing to play: first whatever does so alone, and
 * if only several together do, all of those.
 */
export function findHolding(
  findings: readonly Finding[],
  used: Used,
  margins: Margins,
): ReadonlySet<Finding> {
  const holding = new Set<Finding>()
  let rest = findings.filter((finding) => finding.cure === 'trim')
  while (rest.length > 0 && leaveNothing(forcedTrims(rest, used, margins), used)) {
    const matters = Map.groupBy(rest, (finding) => matterOf(finding.facts))
    const alone = [...matters.values()]
      .filter((group) => leaveNothing(forcedTrims(group, used, margins), used))
      .flat()
    for (const finding of alone.length > 0 ? alone : rest) holding.add(finding)
    rest = rest.filter((finding) => !holding.has(finding))
  }
  return holding
}

/** What a fact is about, as one string: its kind and its subject or embargo. */
export function matterOf(facts: ConcernFacts): string {
  switch (facts.kind) {
    case 'embargo':
      return `embargo ${facts.embargoId}`
    case 'prohibition':
      return `prohibition ${facts.prohibitionId}`
    case 'holdback':
      return `holdback ${facts.holdbackId}`
    case 'nda':
      return `nda ${facts.ndaId}`
    case 'killed':
      return `killed ${facts.killId}`
    default:
      return `${facts.kind} ${facts.subject.id}`
  }
}

function foundOf(group: readonly [Finding, ...Finding[]], holding: ReadonlySet<Finding>): Found {
  const [first, ...others] = group
  const leavesNothing = group.some((finding) => holding.has(finding))
  const isHeld = leavesNothing || group.some((finding) => finding.standing === 'held')
  return {
    facts: first.facts,
    assetId: first.assetId,
    ranges: others.length === 0 ? first.ranges : normalise(group.flatMap((finding) => finding.ranges)),
    sides: first.sides,
    appearanceIds: group.flatMap(({ appearance }) => (appearance ? [appearance.id] : [])).sort(),
    standing: first.standing === 'refused' ? 'refused' : isHeld ? 'held' : 'edits',
    findings: group,
    leavesNothing,
  }
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
