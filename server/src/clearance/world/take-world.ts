import { createHash } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import { type EvidenceChange, type Grant, sayGrant, type Subject } from '@stagedoor/core/clearance'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { readWorld, type World } from '@stagedoor/contract/world'
import type { Clock } from '../../plant/clock/index.ts'
import { at } from '../../plant/db/index.ts'
import { putPremiere, putStoryPoint } from '../../production/index.ts'
import { localOf } from '@stagedoor/core/time'
import { newId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { canonicalJson } from '../../plant/chain/index.ts'
import { type Fit, fitWorld, revealHere } from './fit-world.ts'
import { putRecorded } from './put-recorded.ts'

/** What was taken over, counted by kind. */
export type Taken = Readonly<Record<string, number>>

/** Into which production a document is taken, and by whom. */
export interface Taking {
  readonly productionId: string
  readonly zone: string
  readonly document: unknown
  readonly actor: Actor
}

/**
 * Takes a world document into a production that has no evidence yet: all of it or nothing, at one commit. Its questions
 * are left out, for what may leave is asked here anew. Throws `no-world`, `evidence-not-empty`, `world-does-not-fit`.
 */
export async function takeWorld(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, zone, document, actor }: Taking,
): Promise<Taken> {
  const reading = readWorld(document)
  if (reading.kind === 'flawed') throw new Problem('no-world', { flaws: reading.flaws })
  const { world } = reading
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      await refuseEvidence(trx, productionId)
      const fit = await fitWorld(trx, { productionId, zone, world })
      if (fit.misfits.length > 0) throw new Problem('world-does-not-fit', { flaws: fit.misfits })
      await putStory(trx, { productionId, zone, world, fit })
      for (const subject of world.evidence.subjects) await putSubject(trx, { productionId, subject, fit })
      await putShown(trx, { productionId, world, fit, actor })
      for (const grant of world.evidence.grants)
        await putGrant(trx, { productionId, zone, grant, world, fit, actor })
      await putRecorded(trx, { productionId, world, fit, actor, now })
      const taken = countsOf(world)
      return {
        result: taken,
        touched: touchedBy(world, fit),
        entry: {
          kind: 'world-imported',
          body: {
            documentDigest: createHash('sha256').update(canonicalJson(document)).digest('hex'),
            taken,
            by: actor.userId,
          },
          personal: { by: actor.name, name: world.name },
        },
      }
    })
    return result
  })
}

const LISTS = [
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

function countsOf({ evidence }: World): Taken {
  return Object.fromEntries(LISTS.map((list) => [list, evidence[list].length]))
}

// Everything is new, and all that is judged already may rest on it.
function touchedBy({ evidence, assets }: World, { idOf }: Fit): EvidenceChange[] {
  return [
    { kind: 'settings' },
    { kind: 'story' },
    ...assets.map(({ assetId }): EvidenceChange => ({
      kind: 'appearance',
      assetId: assetIdOf(idOf(assetId)),
    })),
    ...evidence.embargoes.map(({ scope }): EvidenceChange => ({
      kind: 'embargo',
      scope:
        scope.kind === 'scene'
          ? { ...scope, sceneId: idOf(scope.sceneId) }
          : scope.kind === 'day'
            ? { ...scope, dayId: idOf(scope.dayId) }
            : scope.kind === 'asset'
              ? { ...scope, assetId: assetIdOf(idOf(scope.assetId)) }
              : scope,
    })),
    ...evidence.holdbacks.map(({ waits }): EvidenceChange => ({ kind: 'holdback', waits })),
    ...evidence.ndas.map(({ contributorId }): EvidenceChange => ({
      kind: 'nda',
      contributorId: idOf(contributorId),
    })),
  ]
}

async function refuseEvidence(trx: Trx, productionId: string): Promise<void> {
  const found = await trx
    .selectFrom('clearance.subjects')
    .select('id')
    .where('productionId', '=', productionId)
    .limit(1)
    .execute()
  const embargoes = await trx
    .selectFrom('clearance.embargoes')
    .select('id')
    .where('productionId', '=', productionId)
    .limit(1)
    .execute()
  if (found.length + embargoes.length > 0) throw new Problem('evidence-not-empty')
}

async function putStory(
  trx: Trx,
  { productionId, zone, world, fit }: { productionId: string; zone: string; world: World; fit: Fit },
): Promise<void> {
  const { points, premieres } = world.evidence.story
  const here = <Id extends string>(id: Id) => fit.idOf(id) as Id
  for (const point of points)
    await putStoryPoint(trx, { productionId, ...point, id: here(point.id), after: point.after.map(here) })
  for (const premiere of premieres) {
    const { date, time } = localOf(premiere.at, zone)
    await putPremiere(trx, {
      id: newId(),
      productionId,
      pointId: premiere.of === null ? null : here(premiere.of),
      territory: premiere.territory,
      localDate: date,
      localTime: time,
      zone,
      at: premiere.at,
    })
  }
  await trx
    .updateTable('clearance.evidenceVersions')
    .set({ settings: JSON.stringify(world.evidence.settings) })
    .where('productionId', '=', productionId)
    .execute()
}

async function putSubject(
  trx: Trx,
  { productionId, subject, fit }: { productionId: string; subject: Subject; fit: Fit },
): Promise<void> {
  await trx
    .insertInto('clearance.subjects')
    .values({
      id: fit.idOf(subject.id),
      productionId,
      kind: subject.kind,
      name: subject.name,
      facts: JSON.stringify(factsOf(subject, fit)),
      contact: null,
    })
    .execute()
}

function factsOf(subject: Subject, { births, idOf }: Fit): Record<string, unknown> {
  switch (subject.kind) {
    case 'person': {
      const { identified, minor } = subject
      return { identified, minor, birth: births.get(subject.id) ?? null }
    }
    case 'secret':
      return { reveal: revealHere(subject.reveal, idOf) }
    case 'mark':
    case 'artwork':
    case 'music':
    case 'location':
    case 'contribution':
    case 'safety-matter':
      return {}
  }
}

async function putShown(
  trx: Trx,
  { productionId, world, fit, actor }: { productionId: string; world: World; fit: Fit; actor: Actor },
): Promise<void> {
  for (const { id, assetId, subjectId, range, sides, region, prominence, certainty } of world.evidence
    .appearances)
    await trx
      .insertInto('clearance.appearances')
      .values({
        id: fit.idOf(id),
        productionId,
        assetId: fit.idOf(assetId),
        subjectId: fit.idOf(subjectId),
        fromFlicks: range.from,
        toFlicks: range.to,
        sides: [...sides],
        boxes: JSON.stringify(region.kind === 'boxes' ? region.boxes : []),
        prominence,
        certainty,
        markedBy: actor.name,
      })
      .execute()
  for (const { assetId, placeId, contributionId } of world.assets) {
    if (placeId === null && contributionId === null) continue
    const here = (id: string | null) => (id === null ? null : fit.idOf(id))
    const said = {
      placeId: here(placeId),
      contributionId: here(contributionId),
      saidBy: actor.name,
      saidAt: at(world.now),
    }
    await trx
      .insertInto('clearance.assetFacts')
      .values({ assetId: fit.idOf(assetId), productionId, ...said })
      .onConflict((conflict) => conflict.column('assetId').doUpdateSet(said))
      .execute()
  }
}

interface Granting {
  readonly productionId: string
  readonly zone: string
  readonly grant: Grant
  readonly world: World
  readonly fit: Fit
  readonly actor: Actor
}

// The paper itself stays where it was signed; its text here says what the document told of it.
async function putGrant(trx: Trx, { productionId, zone, grant, world, fit, actor }: Granting): Promise<void> {
  const subject = world.evidence.subjects.find(({ id }) => id === grant.subjectId)
  const name = subject?.name ?? ''
  const said = sayGrant(grant, { locale: 'en', zone, now: world.now })
  const text = [
    `# ${name}`,
    '',
    `Taken over from the world document “${world.name}”, where it is called ${grant.id}.`,
    '',
    ...[
      said.state,
      said.media,
      said.uses,
      said.destinations,
      said.places,
      said.window,
      ...said.conditions,
    ].map((line) => `- ${line}`),
    '',
  ].join('\n')
  const textDigest = createHash('sha256').update(text).digest()
  const { state, scope, signatory, basis, endsAtMajority, conditions } = grant
  const signedAt = 'signedAt' in state ? state.signedAt : null
  const sentAt = state.kind === 'draft' ? null : state.kind === 'sent' ? state.sentAt : signedAt
  await trx
    .insertInto('clearance.releaseForms')
    .values({
      id: fit.idOf(grant.id),
      productionId,
      subjectId: fit.idOf(grant.subjectId),
      template: subject?.kind === 'person' ? 'appearance' : 'permission',
      templateVersion: 1,
      text,
      textDigest,
      scope: JSON.stringify(scope),
      signatory,
      basis,
      endsAtMajority,
      conditions: JSON.stringify(
        conditions.map((condition) =>
          condition.kind === 'not-beside'
            ? { ...condition, subjectIds: condition.subjectIds.map(fit.idOf) }
            : condition,
        ),
      ),
      addressedTo: name,
      draftedBy: actor.name,
      state: state.kind,
      way: 'list',
      sentAt: sentAt === null ? null : at(sentAt),
      signedAt: signedAt === null ? null : at(signedAt),
      signature:
        signedAt === null
          ? null
          : JSON.stringify({
              typedName: name,
              drawing: null,
              textDigest: textDigest.toString('hex'),
              relation: null,
              witness: null,
              identity: { kind: 'from-a-list', recordedBy: actor.name, scans: [] },
            }),
      withdrawnAt: state.kind === 'withdrawn' ? at(state.withdrawnAt) : null,
      withdrawal: null,
      ...(state.kind === 'draft' ? { createdAt: at(state.draftedAt) } : {}),
    })
    .execute()
}
