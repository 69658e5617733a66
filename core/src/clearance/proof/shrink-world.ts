import type { Evidence } from '../evidence.ts'
import type { World } from './world.ts'

const LISTS = [
  'prohibitions',
  'embargoes',
  'holdbacks',
  'releases',
  'ndas',
  'crowdNotices',
  'kills',
  'decisions',
  'grants',
  'appearances',
] as const satisfies readonly (keyof Evidence)[]

/** Takes out of a world, one by one, whatever it stays wrong without; whether it is wrong is the caller's judgement. */
export function shrinkWorld(world: World, isWrong: (smaller: World) => boolean): World {
  const smaller = smallerWorlds(world).find(isWrong)
  return smaller ? shrinkWorld(smaller, isWrong) : world
}

function smallerWorlds(world: World): readonly World[] {
  const { exposure, evidence } = world
  const { clips, edits } = exposure.timeline
  const withExposure = (changes: Partial<World['exposure']>): World => ({
    ...world,
    exposure: { ...exposure, ...changes },
  })
  return [
    ...LISTS.flatMap((list) => withoutOne(world, list)),
    ...evidence.story.premieres.map((_, i) => ({
      ...world,
      evidence: {
        ...evidence,
        story: { ...evidence.story, premieres: without(evidence.story.premieres, i) },
      },
    })),
    ...edits.map((_, i) => withExposure({ timeline: { clips, edits: without(edits, i) } })),
    ...(clips.length > 1
      ? clips.map((_, i) => withExposure({ timeline: { clips: without(clips, i), edits } }))
      : []),
    ...(exposure.until === null ? [] : [withExposure({ until: null })]),
    ...(exposure.placedAt === null ? [] : [withExposure({ placedAt: null })]),
  ]
}

function withoutOne(world: World, list: (typeof LISTS)[number]): readonly World[] {
  const values: readonly unknown[] = world.evidence[list]
  return values.map((_, i) => ({ ...world, evidence: { ...world.evidence, [list]: without(values, i) } }))
}

function without<Value>(values: readonly Value[], place: number): readonly Value[] {
  return values.filter((_, i) => i !== place)
}
