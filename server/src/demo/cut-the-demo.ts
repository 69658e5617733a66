import { setTimeout as delay } from 'node:timers/promises'
import { placeWindow } from '@stagedoor/core/cut'
import { flicks, timeRange } from '@stagedoor/core/time'
import { assetId as assetIdOf, stillBox, type Timeline } from '@stagedoor/core/timeline'
import { type DemoCut, type DemoPublication, saltlight } from '../../../fixtures/saltlight/production.ts'
import { OWN_PAGE } from '../clearance/index.ts'
import { askForApproval, changeCut, decideApproval, makeCut, renderCut, renderedCut, takeVerdictEdits } from '../cut/index.ts'
import { listedAsset } from '../ingest/index.ts'
import { handOverKit, linkBack, makeKit, PublicAddresses, schedulePublication } from '../publish/index.ts'
import { DEMO_CREW } from './send-footage.ts'
import { found, type Telling } from './telling.ts'

interface Known {
  readonly assets: ReadonlyMap<string, string>
  readonly subjects: ReadonlyMap<string, string>
  readonly signal: AbortSignal
}

const nameOf = (key: string): string => saltlight.people.find((person) => person.key === key)?.name ?? key

/** Cuts, renders, approvals and publications of the story, in the order in which they were decided. */
export async function cutTheDemo(telling: Telling, known: Known): Promise<void> {
  const { journal, when } = telling
  const cuts = new Map<string, string>()
  for (const cut of saltlight.cuts) {
    const { id } = await journal.once(`cut ${cut.key}`, () => make(telling, cut, known))
    cuts.set(cut.key, id)
    await journal.once(`edited ${cut.key}`, () => edit(telling, cut, id))
    await journal.once(`rendered ${cut.key}`, () => render(telling, id, known.signal))
  }
  for (const approval of saltlight.approvals) {
    const key = `approval ${approval.cut} ${approval.subject}`
    const order = {
      cutId: found(cuts, approval.cut),
      subjectId: found(known.subjects, approval.subject),
      askedOf: nameOf(approval.askedOf),
      by: 'Wren Okafor',
    }
    const { url } = await journal.once(key, () => askForApproval(telling.asOf(when(approval.askedAt)), order))
    const { answer } = approval
    if (answer.kind === 'asked') continue
    const decision = { answer: answer.kind, name: order.askedOf, note: answer.note, noteAtFlicks: null }
    await journal.once(`${key} decided`, () => decideApproval(telling.asOf(when(answer.at)), tokenIn(url), decision))
  }
  for (const publication of saltlight.publications.toSorted((a, b) => when(a.decidedAt) - when(b.decidedAt)))
    if (publication.story !== 'draft') await publish(telling, publication, found(cuts, publication.cut))
}

async function make({ deps, productionId, when, asOf }: Telling, cut: DemoCut, { assets }: Known): Promise<{ id: string }> {
  const assetId = found(assets, cut.asset)
  const asset = await listedAsset(deps.db, assetId)
  if (!asset?.width || !asset.height) throw new Error(`${cut.asset} has no picture to cut`)
  const upright = { width: asset.width, height: asset.height }
  const crop = cut.crop === null ? {} : { crop: { window: stillBox(placeWindow(upright, cut.shape, cut.crop)) } }
  const source = timeRange(cut.source.fromFlicks, cut.source.toFlicks)
  const timeline: Timeline = { clips: [{ assetId: assetIdOf(assetId), source, ...crop }], edits: [] }
  const { uses, territories, at } = cut.meantFor
  return makeCut(asOf(when(cut.madeAt)), {
    productionId,
    title: cut.title,
    shape: cut.shape,
    timeline,
    meantFor: {
      uses: [...uses],
      destination: OWN_PAGE,
      territories: [...territories] as never,
      moment: { kind: 'from', at: when(at) },
    },
    by: nameOf(cut.madeBy),
  })
}

async function edit({ when, asOf }: Telling, cut: DemoCut, cutId: string): Promise<null> {
  const then = asOf(when(cut.madeAt))
  const by = nameOf(cut.madeBy)
  const captions = cut.captions.map(({ fromFlicks, toFlicks, text }) => ({ from: flicks(fromFlicks), to: flicks(toFlicks), text }))
  await changeCut(then, { cutId, by, change: { version: 1, captions } })
  if (cut.takesVerdictEdits) await takeVerdictEdits(then, { cutId, by })
  return null
}

async function render({ deps }: Telling, cutId: string, signal: AbortSignal): Promise<null> {
  const { renderId } = await renderCut(deps, cutId)
  for (;;) {
    signal.throwIfAborted()
    const row = await deps.db.selectFrom('cut.listedCuts').select(['renderId', 'renderState']).where('id', '=', cutId).executeTakeFirst()
    if (row?.renderState === 'rendered') break
    if (row?.renderState === 'failed') throw new Error(`The render ${renderId} of the demo failed`)
    await delay(250, undefined, { signal })
  }
  await renderedCut(deps.db, { cutId })
  return null
}

async function publish(telling: Telling, told: DemoPublication, cutId: string): Promise<void> {
  const { journal, productionId, when, asOf } = telling
  const { slug, title, copy } = told
  const actor = { userId: DEMO_CREW, name: 'Wren Okafor' }
  const then = asOf(when(told.decidedAt))
  const rule = { kind: 'moment' as const, at: when(told.opens) }
  const { id } = await journal.once(`publication ${told.key}`, async () => {
    const made = await schedulePublication(then, { productionId, cutId, rule, title, copy, slug, actor })
    return { id: made.id }
  })
  for (const [index, kit] of told.kits.entries()) {
    const key = `kit ${told.key} ${index}`
    const order = {
      holderName: nameOf(kit.holder),
      holderContact: null,
      platform: null,
      copy: kit.copy,
      disclosure: 'part-of-my-work' as const,
      rule: null,
    }
    const { url } = await journal.once(key, () => makeKit(then, { besideId: id, kit: order, actor }))
    const { handedOverAt, linkBack: link } = kit
    if (handedOverAt !== null)
      await journal.once(`${key} handed over`, () => {
        const handing = asOf(when(handedOverAt))
        return handOverKit({ ...handing, addresses: new PublicAddresses(handing) }, tokenIn(url))
      })
    if (link !== null && handedOverAt !== null)
      await journal.once(`${key} linked`, () => linkBack(asOf(when(handedOverAt)), tokenIn(url), link))
  }
}

const tokenIn = (url: string): string => url.slice(url.lastIndexOf('/') + 1)
