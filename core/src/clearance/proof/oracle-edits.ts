import type { Tick } from './oracle-spots.ts'
import type { Wrong } from './oracle-wrongs.ts'

/** The cheapest edits of one tick, found by trying every set: trims weigh most, then covers, mutes and blurs. */
export function cheapestAt({ assetId, tick }: Tick, wrongs: readonly Wrong[]): readonly string[] {
  const options = [...new Set(wrongs.flatMap((wrong) => wrong.cures))].sort()
  let best: { readonly cost: number; readonly edits: readonly string[] } = { cost: Infinity, edits: [] }
  for (let bits = 0; bits < 2 ** options.length; bits += 1) {
    const chosen = options.filter((_, i) => bits & (1 << i))
    const cost = chosen.reduce((sum, edit) => sum + costOf(edit), 0)
    if (cost >= best.cost) continue
    if (wrongs.every((wrong) => wrong.cures.some((cure) => chosen.includes(cure))))
      best = { cost, edits: chosen }
  }
  return best.edits.map((edit) => (edit === 'trim' || edit === 'mute' ? `${edit} ${assetId} ${tick}` : edit))
}

function costOf(edit: string): number {
  if (edit.startsWith('trim')) return 1_000_000
  if (edit.startsWith('cover')) return 10_000
  return edit.startsWith('mute') ? 100 : 1
}

/** Whether nothing but taking the tick out cures it. */
export function needsTrim({ cures }: Wrong): boolean {
  return cures.length === 1 && cures[0] === 'trim'
}

/** The matters that only a trim cures and that would leave nothing: those that do so alone, else all of them together. */
export function leavingNothing(ticks: readonly Tick[], wrongs: readonly Wrong[]): ReadonlySet<string> {
  const holding = new Set<string>()
  for (;;) {
    const rest = wrongs.filter((wrong) => needsTrim(wrong) && !holding.has(wrong.matter))
    if (!takeAll(ticks, rest)) return holding
    const matters = [...new Set(rest.map((wrong) => wrong.matter))]
    const alone = matters.filter((matter) =>
      takeAll(
        ticks,
        rest.filter((wrong) => wrong.matter === matter),
      ),
    )
    for (const matter of alone.length > 0 ? alone : matters) holding.add(matter)
  }
}

/** Whether taking out where some things are wrong takes out everything. */
export function takeAll(ticks: readonly Tick[], wrongs: readonly Wrong[]): boolean {
  return (
    wrongs.length > 0 &&
    ticks.every(({ assetId, tick }) =>
      wrongs.some((wrong) => wrong.assetId === assetId && wrong.tick === tick),
    )
  )
}
