import { sql } from 'kysely'
import { type Condition, type Territory, territory } from '@stagedoor/core/clearance'
import type { StoryPointId } from '@stagedoor/core/production'
import { flicks, instant, type Instant } from '@stagedoor/core/time'
import { saltlight, type DemoGrant, type DemoSubject } from '../../../fixtures/saltlight/production.ts'
import {
  addSubject,
  beginEmbargo,
  changeSettings,
  draftReleaseForm,
  judgeExposure,
  markAppearance,
  markLookedAt,
  openReleaseSlip,
  signReleaseForm,
  type SubjectOrder,
  withdrawBySigner,
} from '../clearance/index.ts'
import { addScene, addShootingDay, startProduction } from '../production/index.ts'
import { bringFans } from './bring-fans.ts'
import { actsOfCutting } from './cut-the-demo.ts'
import type { DemoDeps } from './deps.ts'
import { openJournal } from './journal.ts'
import { dayFrom, momentsFrom } from './moments.ts'
import { tellLaw, tellStory } from './tell-law.ts'
import { type Act, found, type Telling } from './telling.ts'
import { DEMO_CREW, describeWhenReady, type Footage, sendFootage } from './send-footage.ts'

/**
 * Loads *Saltlight* once, by replaying its acts through the use cases at moments told from now: what came from set, who
 * signed, what is kept back, the cuts, what went out, and the withdrawal. Interrupted, it goes on where it stopped.
 */
export async function loadDemo(deps: DemoDeps, signal: AbortSignal): Promise<void> {
  const { db, clock } = deps
  const journal = await openJournal(db, clock.now())
  const loading = instant(journal.loading)
  const { film } = saltlight
  const when = momentsFrom(loading, film.zone)
  const asOf = (moment: Instant): DemoDeps => ({ ...deps, clock: { now: () => moment } })
  const production = await journal.once('production', async () => {
    const operator = await sql<{ userId: string }>`select user_id from production.operators limit 1`.execute(
      db,
    )
    return startProduction(asOf(when({ kind: 'local', days: -30, at: '09:00' })), {
      title: film.title,
      slug: film.slug,
      kind: film.kind,
      zone: film.zone,
      tagline: film.tagline,
      premiereAt: when(film.premiere),
      isDemo: true,
      ownerId: operator.rows[0]?.userId ?? null,
    })
  })
  const telling: Telling = { deps, journal, productionId: production.id, when, asOf }
  const days = await addDays(telling, loading)
  const points = await tellStory(telling)
  const scenes = await addScenes(telling, points)
  const subjects = await addSubjects(telling, points)
  await tellLaw(telling, { subjects, days })
  await beginEmbargoes(telling, { scenes, assets: null })
  const tokens = await askForGrants(telling, subjects)
  const footage = await sendAll(telling, { days, scenes })
  for (const { assetId, about } of footage) await markAsset(telling, { assetId, about, subjects, signal })
  const assets = new Map(footage.map(({ assetId, about }) => [about.asset.key, assetId]))
  await beginEmbargoes(telling, { scenes, assets })
  const acts = [...actsOfCutting(telling, { assets, subjects, signal }), ...withdrawals(telling, tokens)]
  // What was decided rests on what stood before it: a cut takes its edits after the withdrawal that asks for them.
  for (const { perform } of acts.toSorted((a, b) => when(a.at) - when(b.at))) await perform()
  await bringFans(telling, points)
  await judgeNow(deps, production.id)
  await db
    .updateTable('plant.house')
    .set({ demoLoadedAt: new Date(clock.now()) })
    .execute()
}

// The acts were performed at moments of the past, and each judged as of its own: no alarm rings for what was signed since.
async function judgeNow(deps: DemoDeps, productionId: string): Promise<void> {
  const open = await deps.db
    .selectFrom('clearance.exposures')
    .select('id')
    .where('productionId', '=', productionId)
    .where('closedAt', 'is', null)
    .execute()
  for (const { id } of open) await judgeExposure(deps, id)
}

const crew = (name: string) => ({ userId: DEMO_CREW, name })

async function addDays(
  { deps, journal, productionId }: Telling,
  loading: Instant,
): Promise<ReadonlyMap<string, string>> {
  const date = dayFrom(loading, saltlight.film.zone)
  const days = new Map<string, string>()
  for (const { key, unit, number, days: offset } of saltlight.shootingDays) {
    const order = { productionId, unit, number, shotOn: date(offset) }
    days.set(key, (await journal.once(`day ${key}`, () => addShootingDay(deps, order))).id)
  }
  return days
}

async function addScenes(
  { deps, journal, productionId }: Telling,
  points: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const scenes = new Map<string, string>()
  for (const { key, number, title, watch } of saltlight.scenes) {
    const scene = { productionId, number, title, pointId: points.get(watch) ?? null }
    scenes.set(key, (await journal.once(`scene ${key}`, () => addScene(deps, scene))).id)
  }
  return scenes
}

async function addSubjects(
  { journal, productionId, when, asOf }: Telling,
  points: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const then = asOf(when({ kind: 'local', days: -29, at: '10:00' }))
  const actor = crew('Jonas Vale')
  await journal.once('settings', () =>
    changeSettings(then, { productionId, change: saltlight.clearanceSettings, actor }),
  )
  const subjects = new Map<string, string>()
  for (const told of saltlight.subjects) {
    const contact = told.kind === 'person' || told.kind === 'child' ? told.contact : null
    const subject = subjectOf(told, { when, points })
    const made = await journal.once(`subject ${told.key}`, () =>
      addSubject(then, { productionId, subject, contact, actor }),
    )
    subjects.set(told.key, made.subjectId)
  }
  return subjects
}

function subjectOf(
  told: DemoSubject,
  { when, points }: { when: Telling['when']; points: ReadonlyMap<string, string> },
): SubjectOrder {
  switch (told.kind) {
    case 'person':
      return { kind: 'person', name: told.name, minor: false }
    case 'child':
      return { kind: 'person', name: told.name, minor: true, birth: told.birth }
    case 'secret': {
      const { name, reveal } = told
      switch (reveal.kind) {
        case 'at':
          return { kind: 'secret', name, reveal: { kind: 'at', at: when(reveal.at) } }
        case 'watch': {
          const point = found(points, reveal.watch) as StoryPointId
          return { kind: 'secret', name, reveal: { kind: 'story-point', point } }
        }
        case 'never':
          return { kind: 'secret', name, reveal }
      }
    }
    case 'music':
    case 'artwork':
    case 'safety-matter':
    case 'location':
      return { kind: told.kind, name: told.name }
  }
}

async function beginEmbargoes(
  { journal, productionId, when, asOf }: Telling,
  { scenes, assets }: { scenes: ReadonlyMap<string, string>; assets: ReadonlyMap<string, string> | null },
): Promise<void> {
  const nameOf = new Map(saltlight.people.map(({ key, name }) => [key as string, name]))
  for (const { key, name, scope, until, territories, reason, begunBy } of saltlight.embargoes) {
    if ((scope.kind === 'asset') !== (assets !== null)) continue
    const of =
      scope.kind === 'scene'
        ? { kind: 'scene' as const, sceneId: found(scenes, scope.scene) }
        : { kind: 'asset' as const, assetId: found(assets ?? new Map(), scope.asset) as never }
    const embargo = {
      scope: of,
      until: until.kind === 'at' ? when(until.at) : null,
      territories,
      name,
      reason,
    }
    const then = asOf(when({ kind: 'local', days: -28, at: '09:00' }))
    const actor = crew(nameOf.get(begunBy) ?? begunBy)
    await journal.once(`embargo ${key}`, () => beginEmbargo(then, { productionId, embargo, actor }))
  }
}

async function askForGrants(
  telling: Telling,
  subjects: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>()
  for (const grant of saltlight.grants) {
    const made = await telling.journal.once(`grant ${grant.subject} ${grant.uses.join()}`, () =>
      draft(telling, grant, subjects),
    )
    if (made.token === null) continue
    tokens.set(grant.subject, made.token)
    const { state } = grant
    if (state.kind === 'draft') continue
    const signature = saltlight.people.find((person) => person.key === grant.subject)?.signature ?? null
    const drawing =
      signature === null ? null : { kind: 'path' as const, path: signature, width: 300, height: 100 }
    const { token } = made
    await telling.journal.once(`signed ${grant.subject} ${grant.uses.join()}`, async () => {
      const then = telling.asOf(telling.when(state.signedAt))
      const textDigest = (await openReleaseSlip(then, token)).form.textDigest.toString('hex')
      await signReleaseForm(then, token, { typedName: state.typedName, drawing, textDigest })
      return null
    })
  }
  return tokens
}

async function draft(
  { productionId, when, asOf }: Telling,
  grant: DemoGrant,
  subjects: ReadonlyMap<string, string>,
): Promise<{ releaseFormId: string; token: string | null }> {
  const { state, window } = grant
  const then = asOf(when(state.kind === 'draft' ? state.draftedAt : state.sentAt))
  const made = await draftReleaseForm(then, {
    productionId,
    subjectId: found(subjects, grant.subject),
    order: {
      template: null,
      scope: {
        media: grant.media,
        musicRights: grant.musicRights,
        uses: grant.uses,
        destinations: grant.destinations,
        territories: grant.territories.map((code): Territory => territory(code)),
        window: {
          ...(window.from ? { from: when(window.from) } : {}),
          ...(window.until ? { until: when(window.until) } : {}),
        },
      },
      conditions: grant.conditions as readonly Condition[],
      addressedTo: grant.addressedTo,
    },
    send: state.kind !== 'draft',
    actor: crew('Wren Okafor'),
  })
  return { releaseFormId: made.releaseFormId, token: made.slip?.url.split('/s/')[1] ?? null }
}

async function sendAll(
  { deps, journal, productionId, when }: Telling,
  { days, scenes }: { days: ReadonlyMap<string, string>; scenes: ReadonlyMap<string, string> },
): Promise<{ assetId: string; about: Footage }[]> {
  const footage: { assetId: string; about: Footage }[] = []
  const inOrder = saltlight.assets.toSorted((a, b) => when(a.arrives) - when(b.arrives))
  for (const asset of inOrder) {
    const from = saltlight.people.find((person) => person.key === asset.from)
    if (from === undefined) throw new Error(`Nobody is called ${asset.from}`)
    const shootingDayId = found(days, asset.day)
    const sceneIds = asset.scenes.map((scene) => found(scenes, scene))
    const about: Footage = { productionId, asset, from, shootingDayId, sceneIds, at: when(asset.arrives) }
    const assetId = await journal.once(`asset ${asset.key}`, () => sendFootage(deps, about))
    footage.push({ assetId, about })
  }
  return footage
}

async function markAsset(
  { deps, journal, productionId, asOf }: Telling,
  {
    assetId,
    about,
    subjects,
    signal,
  }: { assetId: string; about: Footage; subjects: ReadonlyMap<string, string>; signal: AbortSignal },
): Promise<void> {
  await journal.once(`described ${about.asset.key}`, () =>
    describeWhenReady(deps, { assetId, footage: about, signal }),
  )
  const then = asOf(instant(about.at + 600_000))
  for (const [index, marked] of about.asset.appearances.entries()) {
    const { subject, fromFlicks, toFlicks, sides, prominence } = marked
    const boxes = marked.boxes.map(({ at, box }) => ({ at: flicks(at), box }))
    const appearance = { fromFlicks, toFlicks, sides, prominence, boxes }
    const order = {
      productionId,
      assetId,
      subjectId: found(subjects, subject),
      appearance,
      actor: crew(about.from.name),
    }
    await journal.once(`mark ${about.asset.key} ${index}`, () => markAppearance(then, order))
  }
  const look = { productionId, assetId, actor: crew(about.from.name) }
  await journal.once(`looked at ${about.asset.key}`, () => markLookedAt(then, look))
}

function withdrawals({ journal, when, asOf }: Telling, tokens: ReadonlyMap<string, string>): Act[] {
  return saltlight.grants.flatMap(({ subject, state }): Act[] => {
    if (state.kind !== 'withdrawn') return []
    const { withdrawnAt: at, because: reason } = state
    const withdraw = async () => {
      const token = found(tokens, subject)
      await withdrawBySigner(asOf(when(at)), token, { reach: 'this-form', reason, claimedAt: null })
      return null
    }
    return [{ at, perform: () => journal.once(`withdrawn ${subject}`, withdraw) }]
  })
}
