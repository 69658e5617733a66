import type { BoxTrack } from '../../timeline/index.ts'
import { boxText } from './oracle-boxes.ts'
import { type Growth, growIn } from './oracle-margins.ts'
import type { Tick } from './oracle-spots.ts'
import type { Wrong } from './oracle-wrongs.ts'

// The cheapest edits of one tick, found by trying every set: trims weigh most, then covers, mutes and blurs.
function cheapestAt({ assetId, tick }: Tick, wrongs: readonly Wrong[]): readonly string[] {
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
export function leavingNothing(
  ticks: readonly Tick[],
  wrongs: readonly Wrong[],
  growth: Growth,
): ReadonlySet<string> {
  const holding = new Set<string>()
  for (;;) {
    const rest = wrongs.filter((wrong) => needsTrim(wrong) && !holding.has(wrong.matter))
    if (!takeAll(ticks, rest, growth)) return holding
    const matters = [...new Set(rest.map((wrong) => wrong.matter))]
    const alone = matters.filter((matter) =>
      takeAll(
        ticks,
        rest.filter((wrong) => wrong.matter === matter),
        growth,
      ),
    )
    for (const matter of alone.length > 0 ? alone : matters) holding.add(matter)
  }
}

/** Whether taking out where some things are wrong, with all that goes with it, takes out everything. */
export function takeAll(ticks: readonly Tick[], wrongs: readonly Wrong[], growth: Growth): boolean {
  if (wrongs.length === 0) return false
  const taken = growIn(ticks, (at) => wrongs.filter((wrong) => isSame(wrong, at)).slice(0, 1), growth)
  return ticks.every((at) => taken(at).length > 0)
}

/** The edits of every tick once the house has grown the cheapest ones: trims first, in what they leave all else. */
export function grownEdits(
  ticks: readonly Tick[],
  wrongs: readonly Wrong[],
  growth: Growth,
): readonly string[] {
  const chosen = new Map(
    ticks.map((at) => [
      `${at.assetId} ${at.tick}`,
      cheapestAt(
        at,
        wrongs.filter((one) => isSame(one, at)),
      ),
    ]),
  )
  const chosenAt = ({ assetId, tick }: Tick) => chosen.get(`${assetId} ${tick}`) ?? []
  const of = (kind: string) => (at: Tick) =>
    chosenAt(at)
      .filter((edit) => edit.startsWith(kind))
      .map(() => kind)
  const trims = growIn(ticks, of('trim'), growth)
  const room = ticks.filter((at) => trims(at).length === 0)
  const mutes = growIn(room, of('mute'), growth)
  const hiding = (at: Tick) =>
    wrongs.filter((wrong) => isSame(wrong, at)).flatMap((wrong) => coversOf(wrong, chosenAt(at)))
  const subjects = new Map(ticks.flatMap(hiding).map((cover) => [cover.subject, cover.subject]))
  // What hides one appearance closes its own pauses; then the subject's are closed by what came before.
  const boxes = [...subjects.keys()].map((subject) => {
    const own = [...new Set(ticks.flatMap(hiding).filter((cover) => cover.subject === subject))].map(
      (cover) => growIn(room, (at) => hiding(at).filter((one) => one === cover), growth),
    )
    return growIn(room, (at) => own.flatMap((covers) => covers(at)), { margin: 0, gap: growth.gap })
  })
  return ticks.flatMap((at) => [
    ...[...trims(at), ...mutes(at)].map((kind) => `${kind} ${at.assetId} ${at.tick}`),
    ...boxes.flatMap((covers) =>
      covers(at).map(({ kind, track }) => `${kind} ${at.assetId} ${at.tick} ${boxText(track, at.tick)}`),
    ),
  ])
}

interface Cover {
  readonly kind: string
  readonly subject: string
  readonly track: BoxTrack
}

// One cover for one track, so that what hides an appearance for two reasons hides it once.
const known = new WeakMap<BoxTrack, Cover>()

function coversOf({ cures, track }: Wrong, chosen: readonly string[]): readonly Cover[] {
  const edit = cures.find((cure) => cure.includes(' for ') && chosen.includes(cure))
  if (edit === undefined || track === null) return []
  const cover = known.get(track) ?? {
    kind: edit.split(' ')[0] ?? '',
    subject: edit.split(' for ')[1] ?? '',
    track,
  }
  known.set(track, cover)
  return [cover]
}

function isSame(a: Tick, b: Tick): boolean {
  return a.assetId === b.assetId && a.tick === b.tick
}
