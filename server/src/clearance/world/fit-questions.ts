import type { Exposure } from '@stagedoor/core/clearance'
import type { Told, World, WorldQuestion } from '@stagedoor/contract/world'
import { canonicalJson } from '../../plant/chain/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { AssetQuestion } from '../asset-exposure.ts'
import { wholeAsset } from '../asset-exposure.ts'
import { exposureAt, type ShownAt } from '../exposure-order.ts'
import { exposuresById } from '../queries.ts'
import type { Fit } from './fit-world.ts'

/** What a house is to ask about an asset, under the id that the document's question has here. */
export interface AssetAsked {
  readonly id: string
  readonly assetId: string
  readonly question: AssetQuestion
}

/** Which questions of a document the house asks already, which it can ask about its footage, and which it cannot. */
export interface QuestionsFit {
  readonly alreadyAsked: number
  readonly assets: readonly AssetAsked[]
  readonly misfits: readonly Told[]
}

/**
 * Fits the questions of a document to what is here. A house asks once about each asset, whole; about its cuts,
 * publications and kits it asks by itself: such a question fits only where it is asked here in the same way.
 */
export async function fitQuestions(
  trx: Trx,
  { productionId, world, fit }: { productionId: string; world: World; fit: Fit },
): Promise<QuestionsFit> {
  const asked = await askedHere(trx, productionId, world)
  const isTaken = new Set<string>()
  const assets: AssetAsked[] = []
  const misfits: Told[] = []
  let alreadyAsked = 0
  for (const [place, question] of world.questions.entries()) {
    const exposure = exposureHere(question, fit)
    const tell = (says: string) => misfits.push({ pointer: `/exposures/${place}`, says })
    const { leaving } = exposure
    if (asked.has(canonicalJson(exposure))) alreadyAsked += 1
    else if (leaving.kind === 'cut')
      tell('No cut here is asked about so. Leave it out: a house asks about its own cuts once it has them.')
    else if (isTaken.has(leaving.assetId))
      tell('A house asks about an asset once, and this document asks about it before.')
    else {
      const whole = wholeQuestion(question, { fit, world })
      if (whole === null)
        tell(
          'A house asks about an asset whole and unedited, for everybody, from one moment on. Leave it out, or make a cut of it here.',
        )
      else {
        isTaken.add(leaving.assetId)
        assets.push({ id: fit.here('exposures', question.id), assetId: leaving.assetId, question: whole })
      }
    }
  }
  return { alreadyAsked, assets, misfits }
}

/** A question in the words of this house. */
function exposureHere({ exposure }: WorldQuestion, { here, version }: Fit): Exposure {
  const { leaving, timeline, destination } = exposure
  const inAsset = <Part extends { readonly assetId: string }>(part: Part): Part => ({
    ...part,
    assetId: here('assets', part.assetId),
  })
  return {
    ...exposure,
    leaving:
      leaving.kind === 'asset'
        ? inAsset(leaving)
        : { kind: 'cut', cutId: here('cuts', leaving.cutId), version: version(leaving.version) },
    timeline: { clips: timeline.clips.map(inAsset), edits: timeline.edits.map(inAsset) },
    destination: {
      ...destination,
      ownerId: destination.ownerId === null ? null : here('contributors', destination.ownerId),
    },
  }
}

function wholeQuestion(
  question: WorldQuestion,
  { fit, world }: { fit: Fit; world: World },
): AssetQuestion | null {
  const exposure = exposureHere(question, fit)
  const { leaving } = question.exposure
  const footage = leaving.kind === 'asset' ? fit.found.footage.get(leaving.assetId) : undefined
  if (footage === undefined || footage.state !== 'ready') return null
  const moment: ShownAt = exposure.at <= world.now ? { kind: 'now' } : { kind: 'from', at: exposure.at }
  const { uses, destination, territories } = exposure
  const asked: AssetQuestion = { uses, destination, territories, moment }
  const order = { ...wholeAsset(footage), ...asked }
  return canonicalJson(exposureAt(order, exposure.at)) === canonicalJson(exposure) ? asked : null
}

// As the house asks at the document's moment, and only where the answer would be of the same thing.
async function askedHere(trx: Trx, productionId: string, world: World): Promise<ReadonlySet<string>> {
  const open = await trx
    .selectFrom('clearance.exposures')
    .select('id')
    .where('productionId', '=', productionId)
    .where('closedAt', 'is', null)
    .execute()
  const rows = await exposuresById(
    trx,
    open.map(({ id }) => id),
    { lock: false },
  )
  return new Set(rows.map(({ order }) => canonicalJson(exposureAt(order, world.now))))
}
