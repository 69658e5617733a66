import type { BoxTrack } from '../../timeline/index.ts'
import type { Side } from '../appearance.ts'
import type { World } from './world.ts'
import { allowed } from './oracle-grants.ts'
import { forbids, isEndless, keepsBack, kills, shuts, waits } from './oracle-rules.ts'
import { type Standing, standingOf } from './oracle-secrets.ts'
import type { Spot, Tick } from './oracle-spots.ts'
import { wordOf } from './oracle-words.ts'

/** One thing wrong at one tick on one side: what cures it, and what it is where no cure is left. */
export interface Wrong extends Tick {
  readonly what: string
  readonly matter: string
  readonly side: Side
  readonly cures: readonly string[]
  /** Where the subject is, for what hides it in the picture. */
  readonly track: BoxTrack | null
  readonly uncured: 'held' | 'refused'
  readonly isForEver: boolean
}

/** Everything found at one moment. */
export interface Findings {
  readonly wrongs: readonly Wrong[]
  readonly credits: readonly (Tick & { readonly text: string })[]
  readonly gates: readonly Exclude<Standing, null>[]
}

const SIDES = ['picture', 'sound'] as const

/** Asks every spot and every tick about everything, at the exposure's moment. */
export function findingsOf(
  world: World,
  { spots, ticks }: { spots: readonly Spot[]; ticks: readonly Tick[] },
): Findings {
  const perceived = spots.filter(({ isPerceived }) => isPerceived)
  const permissions = perceived.map((spot) => permissionOf(world, spot))
  return {
    wrongs: [
      ...permissions.flatMap(({ wrongs }) => wrongs),
      ...perceived.flatMap((spot) => forbiddenAt(world, spot)),
      ...spots.flatMap((spot) => unapprovedAt(world, spot)),
      ...ticks.flatMap((tick) => ruledOutAt(world, tick)),
    ],
    credits: permissions.flatMap(({ credits }) => credits),
    gates: permissions.flatMap(({ gates }) => gates),
  }
}

function permissionOf(world: World, spot: Spot): Findings {
  const { subject, side, assetId, tick } = spot
  const nothing = { wrongs: [], credits: [], gates: [] }
  const found = (matter: string, because: string): Findings => ({
    ...nothing,
    wrongs: [
      {
        assetId,
        tick,
        side,
        what: `${matter} ${side} ${because}`,
        matter,
        cures: spot.cures,
        track: spot.track,
        uncured: 'held',
        isForEver: false,
      },
    ],
  })
  if (spot.appearance?.certainty === 'unsure') return found(`unsure ${subject.id}`, '')
  if (subject.kind === 'secret') {
    const standing = standingOf(world, subject.id)
    return standing ? { ...nothing, gates: [standing] } : found(`missing ${subject.id}`, 'secret')
  }
  const answer = allowed(world, spot)
  if (answer.is === 'missing') return found(`missing ${subject.id}`, answer.because)
  return {
    ...nothing,
    credits: answer.credits.map((text) => ({ assetId, tick, text: `${subject.id} ${text}` })),
  }
}

function forbiddenAt(world: World, spot: Spot): readonly Wrong[] {
  const { subject, side, assetId, tick, cures, track } = spot
  return world.evidence.prohibitions
    .filter((rule) => rule.subjectId === subject.id && rule.sides.includes(side) && forbids(world, rule))
    .map((rule) => ({
      assetId,
      tick,
      side,
      what: `prohibition ${rule.id}`,
      matter: `prohibition ${rule.id}`,
      cures,
      track,
      uncured: isEndless(rule) ? 'refused' : 'held',
      isForEver: isEndless(rule),
    }))
}

// A person's word binds wherever they are used, hidden or not.
function unapprovedAt(world: World, { subject, side, assetId, tick }: Spot): readonly Wrong[] {
  const word = wordOf(world, subject.id)
  if (word === null || word === 'approved') return []
  const uncured = word === 'pending' ? 'held' : 'refused'
  const what = `${word} ${subject.id}`
  return [
    {
      assetId,
      tick,
      side,
      what,
      matter: what,
      cures: [],
      track: null,
      uncured,
      isForEver: uncured === 'refused',
    },
  ]
}

function ruledOutAt(world: World, at: Tick): readonly Wrong[] {
  const { prohibitions, embargoes, holdbacks, ndas, kills: killed } = world.evidence
  const on = (sides: readonly Side[], matter: string, rest: Pick<Wrong, 'cures' | 'uncured' | 'isForEver'>) =>
    sides.map((side) => ({ ...at, side, what: matter, matter, track: null, ...rest }))
  const held = { cures: [], uncured: 'held', isForEver: false } as const
  const refused = { cures: [], uncured: 'refused', isForEver: true } as const
  return [
    ...embargoes
      .filter((embargo) => keepsBack(world, embargo, at))
      .flatMap(({ id }) => on(SIDES, `embargo ${id}`, { ...held, cures: ['trim'] })),
    ...prohibitions
      .filter((rule) => rule.subjectId === null && forbids(world, rule))
      .flatMap((rule) => on(rule.sides, `prohibition ${rule.id}`, isEndless(rule) ? refused : held)),
    ...holdbacks.filter((rule) => waits(world, rule)).flatMap(({ id }) => on(SIDES, `holdback ${id}`, held)),
    ...ndas.filter((nda) => shuts(world, nda)).flatMap(({ id }) => on(SIDES, `agreement ${id}`, held)),
    ...killed
      .filter((kill) => kills(world, kill, at))
      .flatMap((kill) =>
        on(SIDES, `kill ${kill.id}`, { ...refused, cures: kill.killed.kind === 'cut' ? [] : ['trim'] }),
      ),
  ]
}
