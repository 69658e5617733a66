import type { Embargo, EmbargoEnd } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { World } from '@stagedoor/contract/world'
import { at } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import type { Fit } from './fit-world.ts'

/** Writes what a document records of prohibitions, embargoes, holdbacks, agreements, notices, decisions and kills. */
export async function putRecorded(
  trx: Trx,
  {
    productionId,
    world,
    fit,
    actor,
    now,
  }: { productionId: string; world: World; fit: Fit; actor: Actor; now: Instant },
): Promise<void> {
  const { evidence } = world
  const recorded = (recordedAt: Instant) => ({
    productionId,
    recordedBy: actor.name,
    recordedAt: at(recordedAt),
  })
  for (const prohibition of evidence.prohibitions)
    await trx
      .insertInto('clearance.prohibitions')
      .values({
        ...recorded(prohibition.recordedAt),
        id: fit.idOf(prohibition.id),
        name: prohibition.name,
        kind: prohibition.kind,
        subjectId: prohibition.subjectId === null ? null : fit.idOf(prohibition.subjectId),
        sides: [...prohibition.sides],
        uses: [...prohibition.uses],
        destinations: JSON.stringify(prohibition.destinations),
        territories: [...prohibition.territories],
        fromAt: maybe(prohibition.from),
        untilAt: maybe(prohibition.until),
      })
      .execute()
  for (const embargo of evidence.embargoes)
    await trx
      .insertInto('clearance.embargoes')
      .values(embargoRow(embargo, { productionId, fit, actor }))
      .execute()
  for (const { id, name, waits, first, delay, territories, recordedAt } of evidence.holdbacks)
    await trx
      .insertInto('clearance.holdbacks')
      .values({
        ...recorded(recordedAt),
        id: fit.idOf(id),
        name,
        waits: JSON.stringify(waits),
        first: JSON.stringify(first),
        delay: JSON.stringify(delay),
        territories: [...territories],
      })
      .execute()
  for (const { id, contributorId, name, until, recordedAt } of evidence.ndas)
    await trx
      .insertInto('clearance.ndas')
      .values({
        ...recorded(recordedAt),
        id: fit.idOf(id),
        name,
        contributorId: fit.idOf(contributorId),
        untilAt: endOf(until),
      })
      .execute()
  for (const { id, name, placeId, dayId, uses, postedAt } of evidence.crowdNotices)
    await trx
      .insertInto('clearance.crowdNotices')
      .values({
        ...recorded(now),
        id: fit.idOf(id),
        name,
        placeId: fit.idOf(placeId),
        dayId: fit.idOf(dayId),
        uses: [...uses],
        postedAt: at(postedAt),
      })
      .execute()
  for (const decision of evidence.decisions)
    if (decision.kind === 'needs-none')
      await trx
        .insertInto('clearance.decisions')
        .values({
          id: fit.idOf(decision.id),
          productionId,
          kind: 'needs-none',
          subjectId: fit.idOf(decision.subjectId),
          uses: [...decision.uses],
          answer: 'needs-none',
          saidBy: decision.by,
          saidAt: at(decision.at),
        })
        .execute()
  for (const { id, subjectId, killed, by, at: saidAt, note, takenBackAt } of evidence.kills)
    await trx
      .insertInto('clearance.kills')
      .values({
        id: fit.idOf(id),
        productionId,
        subjectId: fit.idOf(subjectId),
        killed: JSON.stringify(
          killed.kind === 'cut' ? killed : { ...killed, assetId: fit.idOf(killed.assetId) },
        ),
        saidBy: by,
        saidAt: at(saidAt),
        note,
        rightId: null,
        takenBackAt: maybe(takenBackAt),
      })
      .execute()
}

function embargoRow(
  embargo: Embargo,
  { productionId, fit, actor }: { productionId: string; fit: Fit; actor: Actor },
) {
  const { id, name, cause, scope, territories, begunAt, until, lifters, lifts, exemptions, ahead } = embargo
  return {
    id: fit.idOf(id),
    productionId,
    name,
    scope: scope.kind,
    ref: refOf(scope, productionId, fit),
    until: endOf(until),
    territories: [...territories],
    begunBy: actor.name,
    cause,
    begunAt: at(begunAt),
    lifters: JSON.stringify(lifters),
    lifts: JSON.stringify(lifts),
    exemptions: JSON.stringify(
      exemptions.map((spared) =>
        spared.kind === 'asset' ? { ...spared, assetId: fit.idOf(spared.assetId) } : spared,
      ),
    ),
    ahead: ahead === null ? null : JSON.stringify(ahead),
  }
}

function refOf(scope: Embargo['scope'], productionId: string, { idOf }: Fit): string {
  switch (scope.kind) {
    case 'scene':
      return idOf(scope.sceneId)
    case 'asset':
      return idOf(scope.assetId)
    case 'day':
      return idOf(scope.dayId)
    case 'production':
      return productionId
  }
}

function endOf(until: EmbargoEnd) {
  return until.kind === 'never' ? null : at(until.at)
}

function maybe(moment: Instant | null) {
  return moment === null ? null : at(moment)
}
