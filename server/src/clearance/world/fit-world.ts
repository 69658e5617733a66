import { comesOfAge, type Reveal, type Subject } from '@stagedoor/core/clearance'
import type { StoryPointId } from '@stagedoor/core/production'
import { localOf } from '@stagedoor/core/time'
import type { Told, World } from '@stagedoor/contract/world'
import { newId } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { Birth } from '../evidence-rows.ts'

/** How a document's ids are called in this house: its footage, scenes, days and contributors by what is here, all else anew. */
export interface Fit {
  readonly idOf: (written: string) => string
  readonly births: ReadonlyMap<string, Birth>
  readonly misfits: readonly Told[]
}

interface Sought {
  readonly written: string
  readonly found: string | undefined
  readonly what: string
}

const NEWCOMERS = [
  'subjects',
  'appearances',
  'grants',
  'prohibitions',
  'embargoes',
  'holdbacks',
  'ndas',
  'crowdNotices',
  'decisions',
  'kills',
] as const

/** Finds a document's footage, scenes, days and contributors in a production, by id or by name; whatever is not here is told. */
export async function fitWorld(
  trx: Trx,
  { productionId, zone, world }: { productionId: string; zone: string; world: World },
): Promise<Fit> {
  const ids = new Map<string, string>()
  const misfits: Told[] = []
  const { evidence } = world
  const here = await thingsHere(trx, productionId)
  const find = (pointer: string, { written, found, what }: Sought) => {
    if (found !== undefined) ids.set(written, found)
    else
      misfits.push({
        pointer,
        says: `There is no ${what} here that is ${written}. Add it first, or leave this out.`,
      })
  }
  for (const [place, { assetId, title }] of world.assets.entries())
    find(`/assets/${place}`, {
      written: assetId,
      found: here.assets.get(assetId) ?? here.assets.get(title ?? ''),
      what: 'footage',
    })
  for (const [place, { scope }] of evidence.embargoes.entries()) {
    if (scope.kind === 'scene')
      find(`/embargoes/${place}/of/scene`, {
        written: scope.sceneId,
        found: here.scenes.get(scope.sceneId),
        what: 'scene',
      })
    if (scope.kind === 'day')
      find(`/embargoes/${place}/of/day`, {
        written: scope.dayId,
        found: here.days.get(scope.dayId),
        what: 'shooting day',
      })
  }
  for (const [place, { dayId }] of evidence.crowdNotices.entries())
    find(`/crowdNotices/${place}/day`, {
      written: dayId,
      found: here.days.get(dayId),
      what: 'shooting day',
    })
  for (const [place, { contributorId }] of evidence.ndas.entries())
    find(`/ndas/${place}/contributor`, {
      written: contributorId,
      found: here.contributors.get(contributorId),
      what: 'contributor',
    })
  for (const list of NEWCOMERS) for (const { id } of evidence[list]) ids.set(id, newId())
  for (const { id } of evidence.story.points) ids.set(id, newId())
  const births = birthsOf(evidence.subjects, zone, misfits)
  return {
    idOf: (written) => ids.get(written) ?? written,
    births,
    misfits: [...misfits, ...boundToCuts(world)],
  }
}

/** A reveal that names this house's points and secrets. */
export function revealHere(reveal: Reveal, idOf: Fit['idOf']): Reveal {
  switch (reveal.kind) {
    case 'story-point':
      return { ...reveal, point: idOf(reveal.point) as StoryPointId }
    case 'premiere':
      return { ...reveal, of: reveal.of === null ? null : (idOf(reveal.of) as StoryPointId) }
    case 'with':
      return { ...reveal, secretId: idOf(reveal.secretId) as typeof reveal.secretId }
    case 'all':
    case 'any': {
      const [first, ...rest] = reveal.of
      return { ...reveal, of: [revealHere(first, idOf), ...rest.map((part) => revealHere(part, idOf))] }
    }
    case 'at':
    case 'never':
      return reveal
  }
}

// A version of a cut belongs to the house that made it: what was decided on it cannot move.
function boundToCuts({ evidence }: World): readonly Told[] {
  const says =
    'It is about a cut, and cuts belong to the house that made them. Leave it out, and decide it here.'
  return [
    ...evidence.decisions.flatMap(({ kind }, place) =>
      kind === 'approval' ? [{ pointer: `/decisions/${place}`, says }] : [],
    ),
    ...evidence.kills.flatMap(({ killed }, place) =>
      killed.kind === 'cut' ? [{ pointer: `/kills/${place}`, says }] : [],
    ),
    ...evidence.releases.map((_, place) => ({ pointer: `/releases/${place}`, says })),
    ...evidence.embargoes.flatMap(({ exemptions }, place) =>
      exemptions.flatMap(({ kind }, nth) =>
        kind === 'version' ? [{ pointer: `/embargoes/${place}/exemptions/${nth}`, says }] : [],
      ),
    ),
  ]
}

const MAJORITY = 18

// The house keeps when somebody was born; a document says when they come of age.
function birthsOf(subjects: readonly Subject[], zone: string, misfits: Told[]): ReadonlyMap<string, Birth> {
  const births = new Map<string, Birth>()
  for (const [place, subject] of subjects.entries()) {
    if (subject.kind !== 'person' || subject.comesOfAgeAt === null) continue
    const { date } = localOf(subject.comesOfAgeAt, zone)
    const bornOn = `${Number(date.slice(0, 4)) - MAJORITY}${date.slice(4)}`
    if (comesOfAge({ bornOn, zone, years: MAJORITY }) === subject.comesOfAgeAt)
      births.set(subject.id, { bornOn, zone, ageOfMajority: MAJORITY })
    else
      misfits.push({
        pointer: `/subjects/${place}/comesOfAgeAt`,
        says: `It is no midnight in ${zone}, where an 18th birthday begins. Write the beginning of that day.`,
      })
  }
  return births
}

async function thingsHere(trx: Trx, productionId: string) {
  const by = (rows: readonly { id: string; names: readonly string[] }[]) =>
    new Map(rows.flatMap(({ id, names }) => [id, ...names].map((name): [string, string] => [name, id])))
  const assets = await trx
    .selectFrom('ingest.assetFacts')
    .select(['id', 'title'])
    .where('productionId', '=', productionId)
    .where('state', '!=', 'deleted')
    .execute()
  const scenes = await trx
    .selectFrom('production.numberedScenes')
    .select(['id', 'number'])
    .where('productionId', '=', productionId)
    .execute()
  const days = await trx
    .selectFrom('production.numberedDays')
    .select(['id', 'number'])
    .where('productionId', '=', productionId)
    .execute()
  const contributors = await trx
    .selectFrom('production.namedContributors')
    .select(['id', 'name'])
    .where('productionId', '=', productionId)
    .execute()
  return {
    assets: by(assets.map(({ id, title }) => ({ id, names: [title] }))),
    scenes: by(scenes.map(({ id, number }) => ({ id, names: [number] }))),
    days: by(days.map(({ id, number }) => ({ id, names: [`day-${number}`, String(number)] }))),
    contributors: by(contributors.map(({ id, name }) => ({ id, names: [name] }))),
  }
}
