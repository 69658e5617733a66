import type { Subject } from '@stagedoor/core/clearance'
import { localOf } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { hangAsset } from '../../ingest/index.ts'
import { at, newId } from '../../plant/db/index.ts'
import { putPremiere, putStoryPoint } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { HouseSettings } from '../evidence-rows.ts'
import { watchMajority } from '../majority.ts'
import { type Fit, revealHere } from './fit-world.ts'
import { putGrant } from './put-grant.ts'
import { isRecorded, putRecorded } from './put-recorded.ts'
import type { Putting } from './putting.ts'

/** Writes everything that a document tells but its questions. */
export async function putWorld(trx: Trx, putting: Putting): Promise<void> {
  const { productionId, world } = putting
  const { settings, version, subjects, grants, embargoes } = world.evidence
  const settled: HouseSettings = { ...settings, holdUnseen: !embargoes.every(isRecorded) }
  await putStory(trx, putting)
  for (const subject of subjects) await putSubject(trx, putting, subject)
  await putMarks(trx, putting)
  await putAssetFacts(trx, putting)
  for (const grant of grants) await putGrant(trx, putting, grant)
  await putRecorded(trx, putting)
  // The number of the evidence never falls, and is the document's where nothing here counted further.
  await sql`
    update clearance.evidence_versions
    set version = greatest(version, ${version}::bigint), settings = ${JSON.stringify(settled)}::jsonb
    where production_id = ${productionId}`.execute(trx)
}

async function putStory(trx: Trx, { productionId, zone, world, fit: { here } }: Putting): Promise<void> {
  const { points, premieres } = world.evidence.story
  const pointHere = <Id extends string>(id: Id) => here('points', id)
  for (const point of points)
    await putStoryPoint(trx, {
      productionId,
      ...point,
      id: pointHere(point.id),
      after: point.after.map(pointHere),
    })
  for (const premiere of premieres) {
    const { date, time } = localOf(premiere.at, zone)
    await putPremiere(trx, {
      id: newId(),
      productionId,
      pointId: premiere.of === null ? null : pointHere(premiere.of),
      territory: premiere.territory,
      localDate: date,
      localTime: time,
      zone,
      at: premiere.at,
    })
  }
}

async function putSubject(trx: Trx, { productionId, fit, now }: Putting, subject: Subject): Promise<void> {
  const { id, kind, name } = subject
  const subjectId = fit.here('subjects', id)
  await trx
    .insertInto('clearance.subjects')
    .values({
      id: subjectId,
      productionId,
      kind,
      name,
      facts: JSON.stringify(factsOf(subject, fit)),
      contact: null,
    })
    .execute()
  const birth = fit.births.get(id) ?? null
  if (birth !== null) await watchMajority(trx, { productionId, subjectId, birth, now })
}

function factsOf(subject: Subject, { births, here }: Fit): Record<string, unknown> {
  switch (subject.kind) {
    case 'person': {
      const { identified, minor } = subject
      return { identified, minor, birth: births.get(subject.id) ?? null }
    }
    case 'secret':
      return { reveal: revealHere(subject.reveal, here) }
    case 'mark':
    case 'artwork':
    case 'music':
    case 'location':
    case 'contribution':
    case 'safety-matter':
      return {}
  }
}

const ROWS_AT_ONCE = 500

async function putMarks(trx: Trx, { productionId, world, fit: { here }, actor }: Putting): Promise<void> {
  const rows = world.evidence.appearances.map((mark) => ({
    id: here('appearances', mark.id),
    productionId,
    assetId: here('assets', mark.assetId),
    subjectId: here('subjects', mark.subjectId),
    fromFlicks: mark.range.from,
    toFlicks: mark.range.to,
    sides: [...mark.sides],
    boxes: JSON.stringify(mark.region.kind === 'boxes' ? mark.region.boxes : []),
    prominence: mark.prominence,
    certainty: mark.certainty,
    markedBy: actor.name,
  }))
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    await trx
      .insertInto('clearance.appearances')
      .values(rows.slice(first, first + ROWS_AT_ONCE))
      .execute()
}

// Footage hangs on the scenes that the document says as well as on its own: that way no embargo loses it.
async function putAssetFacts(trx: Trx, { productionId, world, fit, actor, now }: Putting): Promise<void> {
  const { here, found } = fit
  for (const { assetId, scenes, placeId, contributionId } of world.assets) {
    const said = scenes.map(({ sceneId }) => here('scenes', sceneId))
    const own = found.footage.get(assetId)?.sceneIds ?? []
    if (said.some((sceneId) => !own.includes(sceneId)))
      await hangAsset(trx, here('assets', assetId), [...new Set([...own, ...said])])
    if (placeId === null && contributionId === null) continue
    const subjectHere = (id: string | null) => (id === null ? null : here('subjects', id))
    const facts = {
      placeId: subjectHere(placeId),
      contributionId: subjectHere(contributionId),
      saidBy: actor.name,
      saidAt: at(now),
    }
    await trx
      .insertInto('clearance.assetFacts')
      .values({ assetId: here('assets', assetId), productionId, ...facts })
      .onConflict((conflict) => conflict.column('assetId').doUpdateSet(facts))
      .execute()
  }
}
