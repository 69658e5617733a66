import { setTimeout as delay } from 'node:timers/promises'
import { type Chapter, placeWindow, readChapters } from '@stagedoor/core/cut'
import { flicks, timeRange } from '@stagedoor/core/time'
import { assetId as assetIdOf, stillBox, type Timeline } from '@stagedoor/core/timeline'
import {
  type DemoApproval,
  type DemoCut,
  type DemoPublication,
  saltlight,
} from '../../../fixtures/saltlight/production.ts'
import { OWN_PAGE } from '../clearance/index.ts'
import {
  askForApproval,
  changeCut,
  decideApproval,
  makeCut,
  renderCut,
  renderedCut,
  takeVerdictEdits,
} from '../cut/index.ts'
import { listedAsset } from '../ingest/index.ts'
import {
  chooseKeyArt,
  handOverKit,
  linkBack,
  makeKit,
  PublicAddresses,
  schedulePublication,
} from '../publish/index.ts'
import { DEMO_CREW } from './send-footage.ts'
import { type Act, found, type Telling } from './telling.ts'

interface Known {
  readonly assets: ReadonlyMap<string, string>
  readonly subjects: ReadonlyMap<string, string>
  readonly signal: AbortSignal
}

const personNamed = (key: string) => saltlight.people.find((person) => person.key === key)
const nameOf = (key: string): string => personNamed(key)?.name ?? key

/** Key art, cuts, approvals and publications of the story, each at its moment. */
export function actsOfCutting(telling: Telling, known: Known): readonly Act[] {
  const { journal, productionId, asOf, when } = telling
  const cuts = new Map<string, string>()
  const { asset, alt, chosenAt } = saltlight.film.keyArt
  const assetId = found(known.assets, asset)
  const actor = { userId: DEMO_CREW, name: 'Wren Okafor' }
  const keyArt: Act = {
    at: chosenAt,
    perform: () =>
      journal.once('key art', () =>
        chooseKeyArt(asOf(when(chosenAt)), { productionId, assetId, alt, actor }),
      ),
  }
  return [
    keyArt,
    ...saltlight.cuts.flatMap((cut) => actsOfCut(telling, cut, { ...known, cuts })),
    ...saltlight.approvals.flatMap((approval) => actsOfApproval(telling, approval, { ...known, cuts })),
    ...saltlight.publications
      .filter(({ story }) => story !== 'draft')
      .map((publication): Act => ({
        at: publication.decidedAt,
        perform: () => publish(telling, publication, found(cuts, publication.cut)),
      })),
  ]
}

type Cuts = { readonly cuts: Map<string, string> }

function actsOfCut(telling: Telling, cut: DemoCut, known: Known & Cuts): Act[] {
  const { journal } = telling
  const cutId = () => found(known.cuts, cut.key)
  const rendered = () => journal.once(`rendered ${cut.key}`, () => render(telling, cutId(), known.signal))
  const made: Act = {
    at: cut.madeAt,
    perform: async () => {
      const { id } = await journal.once(`cut ${cut.key}`, () => make(telling, cut, known))
      known.cuts.set(cut.key, id)
      await journal.once(`worded ${cut.key}`, () => word(telling, cut, id))
      if (cut.editsTakenAt === null) await rendered()
    },
  }
  const { editsTakenAt } = cut
  if (editsTakenAt === null) return [made]
  const edited: Act = {
    at: editsTakenAt,
    perform: async () => {
      const then = telling.asOf(telling.when(editsTakenAt))
      await journal.once(`edited ${cut.key}`, () =>
        takeVerdictEdits(then, { cutId: cutId(), by: nameOf(cut.madeBy) }),
      )
      await rendered()
    },
  }
  return [made, edited]
}

function actsOfApproval(
  { journal, asOf, when }: Telling,
  approval: DemoApproval,
  { cuts, subjects }: Known & Cuts,
): Act[] {
  const key = `approval ${approval.cut} ${approval.subject}`
  const askedOf = nameOf(approval.askedOf)
  const ask = () => {
    const order = {
      cutId: found(cuts, approval.cut),
      subjectId: found(subjects, approval.subject),
      askedOf,
      by: 'Wren Okafor',
    }
    return journal.once(key, () => askForApproval(asOf(when(approval.askedAt)), order))
  }
  const asked: Act = { at: approval.askedAt, perform: ask }
  const { answer } = approval
  if (answer.kind === 'asked') return [asked]
  const answered: Act = {
    at: answer.at,
    perform: async () => {
      const { url } = await ask()
      const decision = { answer: answer.kind, name: askedOf, note: answer.note, noteAtFlicks: null }
      await journal.once(`${key} decided`, () =>
        decideApproval(asOf(when(answer.at)), tokenIn(url), decision),
      )
    },
  }
  return [asked, answered]
}

async function make(
  { deps, productionId, when, asOf }: Telling,
  cut: DemoCut,
  { assets }: Known,
): Promise<{ id: string }> {
  const assetId = found(assets, cut.asset)
  const asset = await listedAsset(deps.db, assetId)
  if (!asset?.width || !asset.height) throw new Error(`${cut.asset} has no picture to cut`)
  const upright = { width: asset.width, height: asset.height }
  const crop =
    cut.crop === null ? {} : { crop: { window: stillBox(placeWindow(upright, cut.shape, cut.crop)) } }
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

async function word({ when, asOf }: Telling, cut: DemoCut, cutId: string): Promise<null> {
  const captions = cut.captions.map(({ fromFlicks, toFlicks, text }) => ({
    from: flicks(fromFlicks),
    to: flicks(toFlicks),
    text,
  }))
  const credits = cut.credits.map((key) => ({ name: nameOf(key), craft: personNamed(key)?.craft ?? '' }))
  await changeCut(asOf(when(cut.madeAt)), {
    cutId,
    by: nameOf(cut.madeBy),
    change: { version: 1, captions, chapters: chaptersOf(cut), credits },
  })
  return null
}

function chaptersOf({ key, chapters, source }: DemoCut): readonly Chapter[] {
  const read = readChapters(chapters, flicks(source.toFlicks - source.fromFlicks))
  if (read.kind === 'read') return read.chapters
  throw new Error(`The chapters of ${key} in the demo: ${JSON.stringify(read.faults)}`)
}

async function render({ deps }: Telling, cutId: string, signal: AbortSignal): Promise<null> {
  const { renderId } = await renderCut(deps, cutId)
  for (;;) {
    signal.throwIfAborted()
    const row = await deps.db
      .selectFrom('cut.listedCuts')
      .select(['renderId', 'renderState'])
      .where('id', '=', cutId)
      .executeTakeFirst()
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
      holder: { kind: 'by-name' as const },
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
      await journal.once(`${key} linked`, () => {
        const disclosed = 'in-words' as const
        return linkBack(asOf(when(handedOverAt)), tokenIn(url), { url: link, disclosed })
      })
  }
}

const tokenIn = (url: string): string => url.slice(url.lastIndexOf('/') + 1)
