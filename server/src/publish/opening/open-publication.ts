import {
  type AttemptId,
  DESTINATION_TRAITS,
  openByClock,
  type PublicationState,
  stepPublication,
} from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { holdToRelease, judgeAtExit, recordRelease } from '../../clearance/index.ts'
import { setAlarm } from '../../plant/alarms/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { announce } from '../../plant/events/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { addTask, houseState } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { gatesById } from '../../wall/index.ts'
import { publicationOpened } from '../events.ts'
import { endAttempt, lockPublication, openAttempt, type PublicationRow, saveState } from '../queries.ts'

const SEALED_LOOK_MS = 60_000

/**
 * The moment has come: the doorkeeper is asked again, and what the clock opened is written down. Nothing is opened
 * here. A gate that was shut before its moment stays shut, and the publication has failed with nothing out.
 */
export async function ringOpening(
  trx: Trx,
  {
    alarm,
    publicationId,
    now,
  }: { alarm: { key: string; name: string }; publicationId: string; now: Instant },
): Promise<void> {
  const publication = await lockPublication(trx, publicationId)
  if (publication?.state.kind !== 'scheduled' || publication.state.opensAt > now) return
  const { productionId } = publication
  const { sealedAt } = await houseState(trx)
  if (sealedAt !== null) {
    // While sealed nothing opens; the moment is looked at again until the owner has decided.
    await setAlarm(trx, { ...alarm, productionId, moment: now + SEALED_LOOK_MS, payload: { publicationId } })
    return
  }
  const stood = (await gatesById(trx, [publication.gateId])).get(publication.gateId)?.standing === 'stands'
  await holdToRelease(trx, productionId)
  const verdict = await judgeAtExit(trx, { exposureId: publication.exposureId, now })
  if (verdict.kind === 'cleared' && stood) {
    await noteOpening(trx, { publicationId, now })
    const body = { publicationId, at: new Date(publication.state.opensAt).toISOString() }
    await appendToChain(trx, {
      productionId,
      kind: 'publication-opened',
      body,
      personal: { title: publication.title },
    })
    return
  }
  // Where the gate stood until this verdict, it was open since its moment: the shutting drives a recall.
  if (!stood) await noteFailure(trx, publication, now)
}

/** Writes down that the clock has opened a publication; its attempt is spent, so that it never opens twice. */
export async function noteOpening(
  trx: Trx,
  { publicationId, now }: { publicationId: string; now: Instant },
): Promise<PublicationState | null> {
  const publication = await lockPublication(trx, publicationId)
  const attempt = await openAttempt(trx, publicationId)
  if (publication === undefined || attempt === undefined) return null
  if (!DESTINATION_TRAITS[publication.kind].opensByClock) return null
  const { state, productionId, slug, kitId } = publication
  const openedAt = instant(Math.max(now, publication.opensAt ?? now))
  const opened = openByClock(state, {
    at: openedAt,
    attempt: attempt.id as AttemptId,
    ref: slug ?? kitId ?? publicationId,
  })
  if (opened.kind === 'stayed') return null
  await saveState(trx, publicationId, opened.state)
  await endAttempt(trx, { publicationId, outcome: 'landed', now })
  await announce(trx, publicationOpened({ productionId, publicationId }))
  // A kit is out where its holder posts it, and when they say so.
  const { cutId, kind, platform, account } = publication
  if (kind === 'own-page')
    await recordRelease(trx, {
      productionId,
      ref: publicationId,
      cutId,
      platform,
      account,
      at: openedAt,
      now,
    })
  await notifyTopic(trx, productionId, 'calendar')
  return opened.state
}

async function noteFailure(trx: Trx, publication: PublicationRow, now: Instant): Promise<void> {
  const { id: publicationId, productionId, state, title } = publication
  const attempt = await openAttempt(trx, publicationId)
  if (attempt === undefined) return
  const attemptId = attempt.id as AttemptId
  const failed = stepPublication(state, { kind: 'leave', at: now, attempt: attemptId, isCleared: false })
  if (failed.kind === 'stayed') return
  await saveState(trx, publicationId, failed.state)
  await endAttempt(trx, { publicationId, outcome: 'not-cleared', now })
  const opensAt = state.kind === 'scheduled' ? new Date(state.opensAt).toISOString() : null
  const facts = { title, opensAt }
  await addTask(trx, { productionId, kind: 'publication-not-opened', ref: publicationId, facts, dueAt: null })
  await notifyTopic(trx, productionId, 'calendar')
  await appendToChain(trx, {
    productionId,
    kind: 'publication-not-opened',
    body: { publicationId },
    personal: { title },
  })
}
