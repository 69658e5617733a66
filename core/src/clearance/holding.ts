import type { Finding } from './finding.ts'
import { matterOf } from './matter.ts'
import { forcedTrims, leaveNothing, type Margins, type Used } from './smallest-edits.ts'

/** Whose trims would leave nothing to play: what only waits or asks for an act, and what no wait removes either. */
export interface Holding {
  readonly held: ReadonlySet<Finding>
  readonly refused: ReadonlySet<Finding>
}

const NONE: Holding = { held: new Set(), refused: new Set() }

/**
 * Finds what may not be cut out, because that would leave nothing: first whatever does so alone, and if only several
 * together do, all of those. What is forbidden for ever refuses only where it takes everything without the help of what
 * time or an act would free.
 */
export function findHolding(findings: readonly Finding[], used: Used, margins: Margins): Holding {
  const trims = findings.filter(({ cure }) => cure === 'trim')
  if (trims.length === 0) return NONE
  const refused = takingAll(
    trims.filter(({ forbidden }) => forbidden),
    used,
    margins,
  )
  const held = takingAll(
    trims.filter((finding) => !refused.has(finding)),
    used,
    margins,
  )
  return { held, refused }
}

function takingAll(trims: readonly Finding[], used: Used, margins: Margins): ReadonlySet<Finding> {
  const holding = new Set<Finding>()
  const takeAll = (some: readonly Finding[]) =>
    some.length > 0 && leaveNothing(forcedTrims(some, used, margins), used)
  let rest = trims
  while (takeAll(rest)) {
    const matters = Map.groupBy(rest, ({ facts }) => matterOf(facts))
    const alone = [...matters.values()].filter(takeAll).flat()
    for (const finding of alone.length > 0 ? alone : rest) holding.add(finding)
    rest = rest.filter((finding) => !holding.has(finding))
  }
  return holding
}
