import {
  comesOfAge,
  type CutVersionId,
  cutVersionId,
  type Reveal,
  type Subject,
} from '@stagedoor/core/clearance'
import type { StoryPointId } from '@stagedoor/core/production'
import { type Instant, localOf } from '@stagedoor/core/time'
import type { Told, World } from '@stagedoor/contract/world'
import type { Trx } from '../../schema/index.ts'
import type { Birth } from '../evidence-rows.ts'
import { addNewcomers } from './add-newcomers.ts'
import { findHere, type FoundHere } from './found-here.ts'
import { idMadeHere, idsForNew, type Listed } from './ids-here.ts'
import { refusedHere } from './refused-here.ts'

/** How a document fits into this house: what its things are called here, what must come in first, and what cannot. */
export interface Fit {
  readonly here: <Id extends string>(list: Listed, written: Id) => Id
  readonly version: (written: CutVersionId) => CutVersionId
  readonly found: FoundHere
  readonly births: ReadonlyMap<string, Birth>
  readonly misfits: readonly Told[]
}

/**
 * Fits a document into a production: its footage by what is here, its scenes, days and contributors by what is here or
 * anew, all else anew, under its own id where that is free. Whatever the house cannot keep is told.
 */
export async function fitWorld(
  trx: Trx,
  { productionId, zone, world, now }: { productionId: string; zone: string; world: World; now: Instant },
): Promise<Fit> {
  const found = await findHere(trx, productionId, world)
  const made = await idsForNew(trx, productionId, world)
  const misfits: Told[] = [...found.misfits, ...unlikeHere(world, found), ...refusedHere(world, now)]
  const births = birthsOf(world, zone, misfits)
  const { scenes, days, contributors } =
    misfits.length > 0 ? found : await addNewcomers(trx, productionId, found)
  const ids = new Map<Listed, ReadonlyMap<string, string>>([
    ...made,
    ['assets', new Map([...found.footage].map(([written, { id }]) => [written, id]))],
    ['scenes', scenes],
    ['days', days],
    ['contributors', contributors],
  ])
  const here = <Id extends string>(list: Listed, written: Id): Id =>
    (ids.get(list)?.get(written) ?? idMadeHere(productionId, list, written)) as Id
  return { here, version: versionIn(made.get('cuts') ?? new Map()), found, births, misfits }
}

// A house calls a version by its cut: `CUT@3`.
function versionIn(cuts: ReadonlyMap<string, string>) {
  return (written: CutVersionId): CutVersionId => {
    const [cut = '', ...number] = written.split('@')
    const isHere = number.length > 0 && cuts.has(cut)
    return isHere ? cutVersionId([cuts.get(cut), ...number].join('@')) : written
  }
}

// Footage that is here keeps its own day, and hangs on scenes whole.
function unlikeHere({ assets }: World, { footage, days }: FoundHere): readonly Told[] {
  return assets.flatMap(({ assetId, scenes, dayId }, place) => {
    const one = footage.get(assetId)
    return [
      ...scenes.flatMap(({ kind }, nth) =>
        kind === 'in-range'
          ? [
              {
                pointer: `/assets/${place}/scenes/${nth}`,
                says: 'A house hangs footage on a scene whole. Write the scene alone, without from and to.',
              },
            ]
          : [],
      ),
      ...(one === undefined || dayId === null || days.get(dayId) === one.shootingDayId
        ? []
        : [
            {
              pointer: `/assets/${place}/day`,
              says: `${one.title} is of another shooting day here, or of none.`,
            },
          ]),
    ]
  })
}

/** A reveal that names this house's points and secrets. */
export function revealHere(reveal: Reveal, here: Fit['here']): Reveal {
  switch (reveal.kind) {
    case 'story-point':
      return { ...reveal, point: here<StoryPointId>('points', reveal.point) }
    case 'premiere':
      return { ...reveal, of: reveal.of === null ? null : here<StoryPointId>('points', reveal.of) }
    case 'with':
      return { ...reveal, secretId: here('subjects', reveal.secretId) }
    case 'all':
    case 'any': {
      const [first, ...rest] = reveal.of
      return { ...reveal, of: [revealHere(first, here), ...rest.map((part) => revealHere(part, here))] }
    }
    case 'at':
    case 'never':
      return reveal
  }
}

const MAJORITY = 18
const HOURS = Array.from({ length: 27 }, (_, place) => place - 14)
const WHOLE_HOURS = HOURS.map((hours) => `Etc/GMT${hours < 0 ? hours : `+${hours}`}`)

// The house keeps when and where somebody was born; a document says when they come of age.
function birthsOf(world: World, zone: string, misfits: Told[]): ReadonlyMap<string, Birth> {
  const zones = [zone, world.zone, ...WHOLE_HOURS]
  const births = new Map<string, Birth>()
  for (const [place, subject] of world.evidence.subjects.entries()) {
    if (subject.kind !== 'person' || subject.comesOfAgeAt === null) continue
    const birth = zones.map((name) => birthIn(subject, name)).find((one) => one !== null)
    if (birth) births.set(subject.id, birth)
    else
      misfits.push({
        pointer: `/subjects/${place}/comesOfAgeAt`,
        says: `It is no midnight, with which a birthday begins. Write the beginning of that day.`,
      })
  }
  return births
}

function birthIn({ comesOfAgeAt }: Extract<Subject, { kind: 'person' }>, zone: string): Birth | null {
  if (comesOfAgeAt === null) return null
  const { date } = localOf(comesOfAgeAt, zone)
  // Who is born on 29 February comes of age on 1 March, and so does who is born then.
  if (date.endsWith('-02-29')) return null
  const bornOn = `${String(Number(date.slice(0, 4)) - MAJORITY).padStart(4, '0')}${date.slice(4)}`
  const isThen = comesOfAge({ bornOn, zone, years: MAJORITY }) === comesOfAgeAt
  return isThen ? { bornOn, zone, ageOfMajority: MAJORITY } : null
}
