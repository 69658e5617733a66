import { type AttemptId, DESTINATION_TRAITS, openByClock } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { holdToRelease, judgeAllAtExit, recordReleases } from '../../clearance/index.ts'
import { appendAllToChain } from '../../plant/chain/index.ts'
import { announceAll } from '../../plant/events/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { houseState } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { gatesById } from '../../wall/index.ts'
import { publicationOpened } from '../events.ts'
import { endAttempts, openAttempts, type PublicationRow, saveStates } from '../queries.ts'

/**
 * Notes what the clock has opened, of many publications of one production whose rows are locked: each as `ringOpening`
 * would. Answers those that it left untouched, since they are not simply open and cleared.
 */
export async function openTogether(
  trx: Trx,
  {
    productionId,
    publications,
    now,
  }: { productionId: string; publications: readonly PublicationRow[]; now: Instant },
): Promise<readonly string[]> {
  const { sealedAt } = await houseState(trx)
  const attempts = await openAttempts(
    trx,
    publications.map(({ id }) => id),
  )
  const gates = await gatesById(
    trx,
    publications.map(({ gateId }) => gateId),
  )
  const due = publications.filter(
    ({ id, state, kind, gateId }) =>
      sealedAt === null &&
      DESTINATION_TRAITS[kind].opensByClock &&
      state.kind === 'scheduled' &&
      state.opensAt <= now &&
      attempts.has(id) &&
      gates.get(gateId)?.standing === 'stands',
  )
  const ready = new Set(due.map(({ id }) => id))
  const alone = publications.filter(({ id }) => !ready.has(id)).map(({ id }) => id)
  if (due.length === 0) return alone

  await holdToRelease(trx, productionId)
  const verdicts = await judgeAllAtExit(trx, {
    productionId,
    exposureIds: due.map(({ exposureId }) => exposureId),
    now,
  })
  // Where the gate stood until this verdict, it was open since its moment: the shutting drives a recall.
  const opened = due.flatMap((publication) => {
    if (verdicts.get(publication.exposureId)?.kind !== 'cleared') return []
    const { id, state, slug, kitId, opensAt } = publication
    const at = instant(Math.max(now, opensAt ?? now))
    const attempt = attempts.get(id) as AttemptId
    const step = openByClock(state, { at, attempt, ref: slug ?? kitId ?? id })
    return step.kind === 'stayed' ? [] : [{ publication, state: step.state, at }]
  })
  await noteAll(trx, { productionId, opened, now })
  return alone
}

interface Opened {
  readonly publication: PublicationRow
  readonly state: PublicationRow['state']
  readonly at: Instant
}

async function noteAll(
  trx: Trx,
  { productionId, opened, now }: { productionId: string; opened: readonly Opened[]; now: Instant },
): Promise<void> {
  const ids = opened.map(({ publication }) => publication.id)
  await saveStates(
    trx,
    opened.map(({ publication, state }) => ({ id: publication.id, state })),
  )
  await endAttempts(
    trx,
    ids.map((publicationId) => ({ publicationId, outcome: 'landed' as const, now })),
  )
  await announceAll(
    trx,
    ids.map((publicationId) => publicationOpened({ productionId, publicationId })),
  )
  // A kit is out where its holder posts it, and when they say so.
  await recordReleases(
    trx,
    opened
      .filter(({ publication }) => publication.kind === 'own-page')
      .map(({ publication: { id, cutId, platform, account }, at }) => ({
        productionId,
        ref: id,
        cutId,
        platform,
        account,
        at,
        now,
      })),
  )
  await notifyTopic(trx, productionId, 'calendar')
  await appendAllToChain(
    trx,
    productionId,
    opened.map(({ publication: { id, title, opensAt } }) => ({
      kind: 'publication-opened',
      body: { publicationId: id, at: new Date(opensAt ?? now).toISOString() },
      personal: { title },
    })),
  )
}
