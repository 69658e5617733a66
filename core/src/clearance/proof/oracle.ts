import type { Instant } from '../../time/index.ts'
import type { AssetId } from '../../timeline/index.ts'
import type { Appearance, Side } from '../appearance.ts'
import type { Subject } from '../subject.ts'
import { WORLD } from '../territory.ts'
import { type World, TICKS } from './draw-world.ts'
import { areApart, boxText, isWithinBox, placeAt } from './oracle-boxes.ts'
import { allowed, wordOf } from './oracle-grants.ts'

/** One thing wrong at one tick of one asset, on one side. */
export interface Wrong {
  readonly what: string
  readonly matter: string
  readonly assetId: AssetId
  readonly tick: number
  readonly side: Side
  readonly weight: 'edits' | 'held' | 'refused'
  readonly options: readonly string[]
}

/** The oracle's reading of a world at one moment: kind, everything wrong, and the cheapest edits tick by tick. */
export interface Reading {
  readonly kind: 'cleared' | 'cleared-with-edits' | 'held' | 'refused'
  readonly wrongs: readonly string[]
  readonly edits: readonly string[]
  readonly duties: readonly string[]
}

/** Reads a world at one moment by asking every tick of every asset about everybody, with no cleverness. */
export function readWorld({ exposure, evidence, now }: World, at: Instant): Reading {
  const world: World = { exposure: { ...exposure, at }, evidence, now }
  const wrongs = everyTick(world).flatMap(([assetId, tick]) => wrongsAt(world, assetId, tick))
  const holding = holdingMatters(world, wrongs)
  const judged = wrongs.map((wrong) =>
    holding.has(wrong.matter) && trimOnly(wrong) ? { ...wrong, weight: 'held' as const } : wrong,
  )
  const curable = judged.filter(
    (wrong) => wrong.options.length > 0 && !(holding.has(wrong.matter) && trimOnly(wrong)),
  )
  const edits = everyTick(world).flatMap(([assetId, tick]) =>
    cheapestAt(curable.filter((wrong) => wrong.assetId === assetId && wrong.tick === tick)),
  )
  const trimmed = new Set(edits.filter((edit) => edit.startsWith('trim')))
  const duties = everyTick(world)
    .filter(([assetId, tick]) => !trimmed.has(`trim ${assetId} ${tick}`))
    .flatMap(([assetId, tick]) => dutiesAt(world, assetId, tick))
  const kind = (['refused', 'held'] as const).find((weight) =>
    judged.some((wrong) => wrong.weight === weight),
  )
  return {
    kind: kind ?? (judged.length > 0 ? 'cleared-with-edits' : 'cleared'),
    wrongs: unique(judged.map(({ what, assetId, tick, side }) => `${what} @ ${assetId} ${tick} ${side}`)),
    edits: unique(edits.map((edit) => edit.replace(/ for .*$/, ''))),
    duties: unique(duties),
  }
}

function everyTick({ exposure }: World): readonly (readonly [AssetId, number])[] {
  const assets = [...new Set(exposure.timeline.clips.map((clip) => clip.assetId))]
  const ticks = Array.from({ length: TICKS }, (_, tick) => tick)
  return assets.flatMap((asset) =>
    ticks.filter((tick) => isUsed(exposure.timeline, asset, tick)).map((tick) => [asset, tick] as const),
  )
}

type Timeline = World['exposure']['timeline']

function isUsed({ clips, edits }: Timeline, assetId: AssetId, tick: number): boolean {
  const isTrimmed = edits.some(
    (edit) => edit.kind === 'trim' && edit.assetId === assetId && holds(edit.range, tick),
  )
  return !isTrimmed && clips.some((clip) => clip.assetId === assetId && holds(clip.source, tick))
}

function holds(range: { from: number; to: number }, tick: number): boolean {
  return range.from <= tick && tick < range.to
}

function wrongsAt(world: World, assetId: AssetId, tick: number): readonly Wrong[] {
  const here = { assetId, tick }
  const about = presentAt(world, assetId, tick).flatMap(([appearance, subject]) => [
    ...appearance.sides
      .filter((side) => isPerceived(world, appearance, { subject, side, tick }))
      .flatMap((side) => wrongOn(world, appearance, { subject, side, tick })),
    ...appearance.sides.flatMap((side) => {
      const word = wordOf(world, subject.id)
      if (!word || word.kind === 'approved') return []
      const weight = word.kind === 'pending' ? ('held' as const) : ('refused' as const)
      return [
        {
          what: `${word.kind} ${subject.id} ${JSON.stringify(word)}`,
          matter: '',
          ...here,
          side,
          weight,
          options: [],
        },
      ]
    }),
  ])
  const embargoed = embargoesAt(world, assetId, tick).flatMap((id) =>
    (['picture', 'sound'] as const).map((side) => ({
      what: `embargo ${id}`,
      matter: `embargo ${id}`,
      ...here,
      side,
      weight: 'edits' as const,
      options: ['trim'],
    })),
  )
  return [...about, ...embargoed]
}

function presentAt(
  { evidence }: World,
  assetId: AssetId,
  tick: number,
): readonly (readonly [Appearance, Subject])[] {
  return evidence.appearances
    .filter((appearance) => appearance.assetId === assetId && holds(appearance.range, tick))
    .map(
      (appearance) =>
        [appearance, evidence.subjects.find(({ id }) => id === appearance.subjectId) as Subject] as const,
    )
}

type Spot = { readonly subject: Subject; readonly side: Side; readonly tick: number }

function isPerceived(
  { exposure }: World,
  { assetId, region }: Appearance,
  { subject, side, tick }: Spot,
): boolean {
  const { clips, edits } = exposure.timeline
  const laid = edits.filter((edit) => edit.assetId === assetId && holds(edit.range, tick))
  if (side === 'sound') return subject.kind === 'location' || !laid.some((edit) => edit.kind === 'mute')
  const box = region.kind === 'boxes' ? placeAt(region.boxes, tick) : ([0, 0, 1, 1] as const)
  const isHidden = laid.some(
    (edit) => 'boxes' in edit && hides(subject, edit.kind) && isWithinBox(box, placeAt(edit.boxes, tick)),
  )
  const playing = clips.filter((clip) => clip.assetId === assetId && holds(clip.source, tick))
  return !isHidden && playing.some((clip) => !clip.crop || !areApart(box, placeAt(clip.crop.window, tick)))
}

function hides(subject: Subject, kind: 'blur' | 'cover'): boolean {
  if (subject.kind === 'location') return false
  return kind === 'cover' || ['person', 'mark', 'artwork'].includes(subject.kind)
}

function wrongOn(world: World, appearance: Appearance, { subject, side, tick }: Spot): readonly Wrong[] {
  const answer = allowed(world, subject, side)
  if (answer.is === 'allowed') return []
  const isKept =
    world.evidence.settings.neverHideFeatured &&
    subject.kind === 'person' &&
    appearance.prominence === 'featured'
  const options = isKept ? [] : optionsFor(appearance, { subject, side, tick })
  const what = `missing ${subject.id} ${side} ${answer.because}`
  return [
    {
      what,
      matter: `missing ${subject.id}`,
      assetId: appearance.assetId,
      tick,
      side,
      weight: isKept ? 'held' : 'edits',
      options,
    },
  ]
}

// Every edit that takes this appearance out of this tick on this side, each written as what it does to the tick.
function optionsFor({ assetId, region }: Appearance, { subject, side, tick }: Spot): readonly string[] {
  const trim = 'trim'
  if (subject.kind === 'location') return [trim]
  if (side === 'sound') return ['mute', trim]
  if (region.kind === 'not-drawn') return [trim]
  const box = boxText(region.boxes, tick)
  const kinds = (['blur', 'cover'] as const).filter((kind) => hides(subject, kind))
  // Each subject has its own edits: the name keeps two subjects in one box apart, and is taken off again at the end.
  return [...kinds.map((kind) => `${kind} ${assetId} ${tick} ${box} for ${subject.id}`), trim]
}

function trimOnly({ options }: Wrong): boolean {
  return options.length === 1 && options[0] === 'trim'
}

function embargoesAt({ exposure, evidence, now }: World, assetId: AssetId, tick: number): readonly string[] {
  const { destination, at } = exposure
  const facts = evidence.assets.find((asset) => asset.assetId === assetId)
  const isWorldwide =
    !destination.keepsTerritories || exposure.territories.length === 0 || exposure.territories.includes(WORLD)
  return evidence.embargoes
    .filter(({ scope }) => {
      if (scope.kind === 'production') return true
      if (scope.kind === 'asset') return scope.assetId === assetId
      if (scope.kind === 'day') return facts?.dayId === scope.dayId
      return facts?.scenes.some(
        (scene) =>
          scene.sceneId === scope.sceneId && (scene.kind === 'throughout' || holds(scene.range, tick)),
      )
    })
    .filter(
      ({ until, lift }) =>
        !(until.kind === 'at' && until.at <= at) &&
        !(lift.kind === 'lifted' && lift.at <= now && lift.at <= at),
    )
    .filter(
      ({ territories }) =>
        isWorldwide ||
        territories.length === 0 ||
        territories.includes(WORLD) ||
        exposure.territories.some((code) => territories.includes(code)),
    )
    .map(({ id }) => id)
}

// Tries every set of edits on one tick and keeps the cheapest: trims weigh most, then covers, mutes and blurs.
function cheapestAt(wrongs: readonly Wrong[]): readonly string[] {
  const options = unique(wrongs.flatMap((wrong) => wrong.options))
  let best: { cost: number; edits: readonly string[] } | null = null
  for (let bits = 0; bits < 2 ** options.length; bits += 1) {
    const chosen = options.filter((_, i) => bits & (1 << i))
    if (!wrongs.every((wrong) => wrong.options.some((option) => chosen.includes(option)))) continue
    const cost = chosen.reduce((sum, edit) => sum + costOf(edit), 0)
    if (!best || cost < best.cost) best = { cost, edits: chosen }
  }
  const where = wrongs[0]
  return (best?.edits ?? []).map((edit) =>
    edit === 'trim' || edit === 'mute' ? `${edit} ${where?.assetId} ${where?.tick}` : edit,
  )
}

function costOf(edit: string): number {
  if (edit.startsWith('trim')) return 1_000_000
  if (edit.startsWith('cover')) return 10_000
  return edit.startsWith('mute') ? 100 : 1
}

// Matters that only a trim cures and that would leave nothing: those that do so alone, else all of them together.
function holdingMatters(world: World, wrongs: readonly Wrong[]): ReadonlySet<string> {
  const holding = new Set<string>()
  for (;;) {
    const rest = wrongs.filter((wrong) => trimOnly(wrong) && !holding.has(wrong.matter))
    const takesAll = (some: readonly Wrong[]) =>
      some.length > 0 &&
      everyTick(world).every(([assetId, tick]) =>
        some.some((wrong) => wrong.assetId === assetId && wrong.tick === tick),
      )
    if (!takesAll(rest)) return holding
    const matters = unique(rest.map((wrong) => wrong.matter))
    const alone = matters.filter((matter) => takesAll(rest.filter((wrong) => wrong.matter === matter)))
    for (const matter of alone.length > 0 ? alone : matters) holding.add(matter)
  }
}

function dutiesAt(world: World, assetId: AssetId, tick: number): readonly string[] {
  return presentAt(world, assetId, tick).flatMap(([appearance, subject]) =>
    appearance.sides
      .filter((side) => isPerceived(world, appearance, { subject, side, tick }))
      .flatMap((side) => {
        const answer = allowed(world, subject, side)
        return answer.is === 'allowed' ? answer.credits.map((text) => `${subject.id} ${text}`) : []
      }),
  )
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort()
}
