import type { Decision, Embargo, EmbargoEnd, Killed } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { at } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import type { Fit } from './fit-world.ts'
import { importedFrom } from './imported-from.ts'
import { idMadeHere } from './ids-here.ts'
import type { Putting } from './putting.ts'

/**
 * Writes what a document records of prohibitions, embargoes, holdbacks, agreements, notices, decisions, kills and
 * publications. A reason that the document does not tell says where the record came from.
 */
export async function putRecorded(
  trx: Trx,
  { productionId, world, fit, actor, now }: Putting,
): Promise<void> {
  const { here } = fit
  const reason = importedFrom(world, { actor, now })
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
        id: here('prohibitions', prohibition.id),
        reason,
        name: prohibition.name,
        kind: prohibition.kind,
        subjectId: prohibition.subjectId === null ? null : here('subjects', prohibition.subjectId),
        sides: [...prohibition.sides],
        uses: [...prohibition.uses],
        destinations: JSON.stringify(prohibition.destinations),
        territories: [...prohibition.territories],
        fromAt: maybe(prohibition.from),
        untilAt: maybe(prohibition.until),
      })
      .execute()
  for (const embargo of evidence.embargoes.filter(isRecorded))
    await trx
      .insertInto('clearance.embargoes')
      .values({ ...embargoRow(embargo, { productionId, fit, actor }), reason })
      .execute()
  for (const { id, name, waits, first, delay, territories, recordedAt } of evidence.holdbacks)
    await trx
      .insertInto('clearance.holdbacks')
      .values({
        ...recorded(recordedAt),
        id: here('holdbacks', id),
        name,
        reason,
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
        id: here('ndas', id),
        name,
        reason,
        contributorId: here('contributors', contributorId),
        untilAt: endOf(until),
      })
      .execute()
  for (const { id, name, placeId, dayId, uses, postedAt } of evidence.crowdNotices)
    await trx
      .insertInto('clearance.crowdNotices')
      .values({
        ...recorded(now),
        id: here('crowdNotices', id),
        name,
        placeId: here('subjects', placeId),
        dayId: here('days', dayId),
        uses: [...uses],
        postedAt: at(postedAt),
      })
      .execute()
  for (const decision of evidence.decisions)
    await trx
      .insertInto('clearance.decisions')
      .values({ ...decisionRow(decision, { fit, reason }), productionId })
      .execute()
  for (const { id, subjectId, killed, by, at: saidAt, note, takenBackAt } of evidence.kills)
    await trx
      .insertInto('clearance.kills')
      .values({
        id: here('kills', id),
        productionId,
        subjectId: here('subjects', subjectId),
        killed: JSON.stringify(killedHere(killed, fit)),
        saidBy: by,
        saidAt: at(saidAt),
        note,
        rightId: null,
        takenBackAt: maybe(takenBackAt),
      })
      .execute()
  for (const [place, { cutId, destination, at: moment }] of evidence.releases.entries())
    await trx
      .insertInto('clearance.releases')
      .values({
        ref: idMadeHere(productionId, 'cuts', `release ${place}`),
        productionId,
        cutId: here('cuts', cutId),
        ...destination,
        at: at(moment),
      })
      .execute()
}

function decisionRow(decision: Decision, { fit, reason }: { fit: Fit; reason: string }) {
  const { here, version } = fit
  const about = { id: here('decisions', decision.id), subjectId: here('subjects', decision.subjectId) }
  if (decision.kind === 'needs-none')
    return {
      ...about,
      kind: 'needs-none' as const,
      uses: [...decision.uses],
      answer: 'needs-none' as const,
      note: reason,
      saidBy: decision.by,
      saidAt: at(decision.at),
    }
  const { state, speaker, final } = decision
  return {
    ...about,
    kind: 'approval' as const,
    cutVersion: version(decision.version),
    answer: state.kind === 'pending' ? ('asked' as const) : state.kind,
    // Why somebody refused is their own word; what they said nothing to says where it came from.
    note: 'note' in state ? state.note : reason,
    saidBy: 'by' in state ? state.by : '',
    saidAt: at(state.at),
    speaker,
    final,
    silenceApprovesAt: state.kind === 'pending' ? maybe(state.silenceApprovesAt) : null,
  }
}

function killedHere(killed: Killed, { here }: Fit): Killed {
  return killed.kind === 'cut'
    ? { ...killed, cutId: here('cuts', killed.cutId) }
    : { ...killed, assetId: here('assets', killed.assetId) }
}

/** Whether an embargo is a record of its own: what nobody has looked at is held by a setting, until somebody looks here. */
export function isRecorded(embargo: Embargo): embargo is Recorded {
  return embargo.cause !== 'unseen'
}

type Recorded = Embargo & { readonly cause: Exclude<Embargo['cause'], 'unseen'> }

function embargoRow(
  embargo: Recorded,
  { productionId, fit, actor }: { productionId: string; fit: Fit; actor: Actor },
) {
  const { id, name, cause, scope, territories, begunAt, until, lifters, lifts, exemptions, ahead } = embargo
  return {
    id: fit.here('embargoes', id),
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
        spared.kind === 'asset'
          ? { ...spared, assetId: fit.here('assets', spared.assetId) }
          : { ...spared, version: fit.version(spared.version) },
      ),
    ),
    ahead: ahead === null ? null : JSON.stringify(ahead),
  }
}

function refOf(scope: Embargo['scope'], productionId: string, { here }: Fit): string {
  switch (scope.kind) {
    case 'scene':
      return here('scenes', scope.sceneId)
    case 'asset':
      return here('assets', scope.assetId)
    case 'day':
      return here('days', scope.dayId)
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
