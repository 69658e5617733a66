import type { StoryPointId } from '../../production/index.ts'
import type { Instant } from '../../time/index.ts'
import { momentsOf } from './draw-clock.ts'
import type { World } from './world.ts'
import { grownEdits, leavingNothing, needsTrim, takeAll } from './oracle-edits.ts'
import { lastOf } from './oracle-secrets.ts'
import { spotsOf, ticksOf } from './oracle-spots.ts'
import { type Findings, findingsOf, type Wrong } from './oracle-wrongs.ts'

/** The oracle's reading of a world: kind, everything wrong, the cheapest edits tick by tick, what is owed and what gates. */
export interface Reading {
  readonly kind: 'cleared' | 'cleared-with-edits' | 'held' | 'refused'
  readonly wrongs: readonly string[]
  readonly edits: readonly string[]
  readonly duties: readonly string[]
  readonly points: readonly StoryPointId[]
  readonly moment: number | null
}

/** Makes a reader of one world: it reads it from a moment on, to the end of the span asked about where there is one, with no cleverness. */
export function readerOf(world: World): (from: Instant) => Reading {
  const ticks = ticksOf(world)
  const spots = spotsOf(world)
  const seen = new Map<number, Findings>()
  const findingsAt = (at: number) => {
    const known = seen.get(at)
    if (known) return known
    const moved: World = { ...world, exposure: { ...world.exposure, at: at as Instant } }
    const found = findingsOf(moved, { spots, ticks })
    seen.set(at, found)
    return found
  }
  return (from) => {
    const until = world.exposure.until ?? from + 1
    const during = momentsOf(world).filter((moment) => moment > from && moment < until)
    const moments = [from, ...during].map(findingsAt)
    return readingOf(world, {
      wrongs: moments.flatMap(({ wrongs }) => wrongs),
      credits: moments.flatMap(({ credits }) => credits),
      gates: moments.flatMap(({ gates }) => gates),
    })
  }
}

function readingOf(world: World, { wrongs, credits, gates }: Findings): Reading {
  const ticks = ticksOf(world)
  const { marginFlicks: margin, joinGapFlicks: gap } = world.evidence.settings
  const growth = { margin, gap }
  const holding = leavingNothing(ticks, wrongs, growth)
  const isHolding = (wrong: Wrong) => needsTrim(wrong) && holding.has(wrong.matter)
  // What holds for ever refuses where it leaves nothing by itself; beside what time removes, it waits with it.
  const refusesAlone = takeAll(
    ticks,
    wrongs.filter((wrong) => isHolding(wrong) && wrong.isForEver),
    growth,
  )
  const weightOf = (wrong: Wrong) => {
    if (wrong.cures.length > 0 && !isHolding(wrong)) return 'edits'
    return wrong.cures.length > 0 && wrong.isForEver && !refusesAlone ? 'held' : wrong.uncured
  }
  const weights = new Set(wrongs.map(weightOf))
  const curable = wrongs.filter((wrong) => weightOf(wrong) === 'edits')
  const edits = grownEdits(ticks, curable, growth)
  const gating = gates.filter(({ points }) => points.length > 0)
  const moment = Math.max(...gating.map(({ since }) => since))
  const owed = credits.filter(({ assetId, tick }) => !edits.includes(`trim ${assetId} ${tick}`))
  return {
    kind:
      (['refused', 'held'] as const).find((weight) => weights.has(weight)) ??
      (wrongs.length > 0 ? 'cleared-with-edits' : 'cleared'),
    wrongs: distinct(wrongs.map(({ what, assetId, tick, side }) => `${what} @ ${assetId} ${tick} ${side}`)),
    edits: distinct(edits),
    duties: distinct(owed.map(({ text }) => text)),
    points: lastOf(
      world,
      gating.flatMap(({ points }) => points),
    ),
    moment: Number.isFinite(moment) ? moment : null,
  }
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort()
}
