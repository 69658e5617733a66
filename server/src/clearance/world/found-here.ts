import type { Told, World, WorldAsset } from '@stagedoor/contract/world'
import type { Trx } from '../../schema/index.ts'

/** Footage of the house, as far as it must be the same as a document's. */
export type FootageHere = Awaited<ReturnType<typeof footageOf>>[number]

/** What of a document is here already, by the id that the document gives it; what is not, and is described, comes in. */
export interface FoundHere {
  readonly footage: ReadonlyMap<string, FootageHere>
  readonly scenes: ReadonlyMap<string, string>
  readonly days: ReadonlyMap<string, string>
  readonly contributors: ReadonlyMap<string, string>
  readonly newcomers: World['called']
  readonly misfits: readonly Told[]
}

/** Finds a document's footage, scenes, days and contributors in a production, by id or by what they are called. */
export async function findHere(trx: Trx, productionId: string, world: World): Promise<FoundHere> {
  const footage = findFootage(await footageOf(trx, productionId), world.assets)
  const scenes = findScenes(await scenesOf(trx, productionId), world)
  const days = findDays(await daysOf(trx, productionId), world)
  const contributors = findContributors(await contributorsOf(trx, productionId), world)
  return {
    footage: footage.found,
    scenes: scenes.found,
    days: days.found,
    contributors: contributors.found,
    newcomers: { scenes: scenes.newcomers, days: days.newcomers, contributors: contributors.newcomers },
    misfits: [...footage.misfits, ...scenes.misfits, ...days.misfits, ...contributors.misfits],
  }
}

function findFootage(here: readonly FootageHere[], assets: readonly WorldAsset[]) {
  const found = new Map<string, FootageHere>()
  const misfits: Told[] = []
  const used = new Set<string>()
  for (const [place, { assetId, title, length }] of assets.entries()) {
    const tell = (says: string) => misfits.push({ pointer: `/assets/${place}`, says })
    const byTitle = here.filter((one) => one.title === title)
    const footage = here.find(({ id }) => id === assetId) ?? byTitle[0]
    if (footage === undefined)
      tell(
        `There is no footage here that is ${title ?? assetId}. Bring it in first, or leave it out of the document.`,
      )
    else if (footage.id !== assetId && byTitle.length > 1)
      tell(
        `${byTitle.length} pieces of footage here are called ${title}. Give all but one another name first.`,
      )
    else if (used.has(footage.id))
      tell(`${footage.title} is another asset of this document already. Tell them apart by their titles.`)
    else if (length !== null && footage.durationFlicks !== null && length !== footage.durationFlicks)
      tell(
        `${footage.title} is ${footage.durationFlicks} flicks long here and ${length} in the document: it is not the same footage.`,
      )
    else {
      used.add(footage.id)
      found.set(assetId, footage)
    }
  }
  return { found, misfits }
}

interface Naming {
  readonly id: string
  readonly pointer: string
}

/** A described thing that is not here comes in; one that is only named must be here. */
function find<Described extends { readonly id: string }>({
  named,
  described,
  here,
  what,
}: {
  named: readonly Naming[]
  described: readonly Described[]
  here: (id: string, described: Described | undefined) => string | undefined
  what: string
}) {
  const found = new Map<string, string>()
  const newcomers: Described[] = []
  const misfits: Told[] = []
  const byId = new Map(described.map((one) => [one.id, one]))
  const isSeen = new Set<string>()
  const unseen = [...described.map(({ id }) => ({ id, pointer: '' })), ...named]
  for (const { id, pointer } of unseen) {
    const known = here(id, byId.get(id))
    const description = byId.get(id)
    if (known !== undefined) found.set(id, known)
    else if (description === undefined)
      misfits.push({
        pointer,
        says: `There is no ${what} here that is ${id}, and the document does not say what it is called. Describe it, or add it here first.`,
      })
    else if (!isSeen.has(id)) newcomers.push(description)
    isSeen.add(id)
  }
  return { found, newcomers, misfits }
}

function findScenes(here: Awaited<ReturnType<typeof scenesOf>>, { assets, evidence, called }: World) {
  const named = [
    ...assets.flatMap(({ scenes }, place) =>
      scenes.map(({ sceneId }, nth) => ({ id: sceneId, pointer: `/assets/${place}/scenes/${nth}` })),
    ),
    ...evidence.embargoes.flatMap(({ scope }, place) =>
      scope.kind === 'scene' ? [{ id: scope.sceneId, pointer: `/embargoes/${place}/of/scene` }] : [],
    ),
  ]
  return find({
    named,
    described: called.scenes,
    what: 'scene',
    here: (id, scene) =>
      here.find((one) => one.id === id)?.id ??
      here.find(({ number }) => number === (scene?.number ?? id))?.id,
  })
}

function findDays(here: Awaited<ReturnType<typeof daysOf>>, { assets, evidence, called }: World) {
  const named = [
    ...assets.flatMap(({ dayId }, place) =>
      dayId === null ? [] : [{ id: dayId, pointer: `/assets/${place}/day` }],
    ),
    ...evidence.embargoes.flatMap(({ scope }, place) =>
      scope.kind === 'day' ? [{ id: scope.dayId, pointer: `/embargoes/${place}/of/day` }] : [],
    ),
    ...evidence.crowdNotices.map(({ dayId }, place) => ({
      id: dayId,
      pointer: `/crowdNotices/${place}/day`,
    })),
  ]
  const days = find({
    named,
    described: called.days,
    what: 'shooting day',
    here: (id, day) => {
      const byId = here.find((one) => one.id === id)
      if (byId !== undefined) return byId.id
      if (day !== undefined)
        return here.find(({ number, unitName }) => number === day.number && unitName === day.unit)?.id
      const numbered = here.filter(({ number }) => id === `day-${number}` || id === String(number))
      return numbered.length === 1 ? numbered[0]?.id : undefined
    },
  })
  const moved = called.days.flatMap(({ id, number, date }, place) => {
    const shotOn = here.find((one) => one.id === days.found.get(id))?.shotOn
    return shotOn === undefined || shotOn === date
      ? []
      : [
          {
            pointer: `/days/${place}/date`,
            says: `Day ${number} was shot on ${shotOn} here, not on ${date}.`,
          },
        ]
  })
  return { ...days, misfits: [...days.misfits, ...moved] }
}

function findContributors(
  here: Awaited<ReturnType<typeof contributorsOf>>,
  { evidence, questions, called }: World,
) {
  const named = [
    ...evidence.ndas.map(({ contributorId }, place) => ({
      id: contributorId,
      pointer: `/ndas/${place}/contributor`,
    })),
    ...questions.flatMap(({ exposure: { destination } }, place) =>
      destination.ownerId === null
        ? []
        : [{ id: destination.ownerId, pointer: `/exposures/${place}/destination/owner` }],
    ),
  ]
  return find({
    named,
    described: called.contributors,
    what: 'contributor',
    here: (id, contributor) =>
      here.find((one) => one.id === id)?.id ??
      here.find(({ name, craft }) => name === contributor?.name && craft === contributor.craft)?.id ??
      here.find(({ name }) => name === (contributor?.name ?? id))?.id,
  })
}

function footageOf(trx: Trx, productionId: string) {
  return trx
    .selectFrom('ingest.assetFacts')
    .select(['id', 'title', 'kind', 'state', 'durationFlicks', 'shootingDayId', 'sceneIds'])
    .where('productionId', '=', productionId)
    .where('state', 'not in', ['deleted', 'unreadable'])
    .orderBy('id')
    .execute()
}

function scenesOf(trx: Trx, productionId: string) {
  return trx
    .selectFrom('production.numberedScenes')
    .select(['id', 'number'])
    .where('productionId', '=', productionId)
    .orderBy('id')
    .execute()
}

function daysOf(trx: Trx, productionId: string) {
  return trx
    .selectFrom('production.numberedDays')
    .select(['id', 'number', 'shotOn', 'unitName'])
    .where('productionId', '=', productionId)
    .orderBy('id')
    .execute()
}

function contributorsOf(trx: Trx, productionId: string) {
  return trx
    .selectFrom('production.namedContributors')
    .select(['id', 'name', 'craft'])
    .where('productionId', '=', productionId)
    .orderBy('id')
    .execute()
}
