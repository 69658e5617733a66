import { type AttemptId, stepPublication } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { recordReleases } from '../../clearance/index.ts'
import type { Step } from '../../connectors/index.ts'
import { appendAllToChain } from '../../plant/chain/index.ts'
import { announceAll } from '../../plant/events/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import { finishTasksOf } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { publicationOpened } from '../events.ts'
import { endAttempts, lockPublications, type PublicationRow, saveStates } from '../queries.ts'
import { partsAfterAny } from './deliveries.ts'
import type { DeliverDeps } from './deps.ts'
import { sealedHandle } from './handles.ts'
import { carryOn, stopLookingAt } from './step-delivery.ts'
import { DELIVERY_TASK } from './trouble.ts'

/** A post that its platform shows, as it answered to the call. */
export interface Landed {
  readonly publicationId: string
  readonly claim: string
  readonly attempt: AttemptId
  readonly step: Extract<Step, { kind: 'live' }>
}

/**
 * Writes down that posts of one production are out, each as `settleCall` would; answers which it did. What is asked back
 * meanwhile, or was not waiting for this answer, is left to the way that takes one at a time.
 */
export async function settleLanded(
  deps: DeliverDeps,
  { productionId, landed }: { productionId: string; landed: readonly Landed[] },
): Promise<ReadonlySet<string>> {
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now()
    const answers = new Map(landed.map((one) => [one.publicationId, one]))
    const rows = await lockPublications(trx, [...answers.keys()])
    const out = rows.flatMap((publication) => outBy(publication, answers.get(publication.id), now) ?? [])
    const kept = await keepRemotes(trx, deps.handles, out)
    const settled = out.filter(({ publication }) => kept.has(publication.id))
    await noteAllLive(trx, deps, { productionId, settled, now })
    return new Set(kept)
  })
}

interface Out {
  readonly publication: PublicationRow
  readonly answer: Landed
  readonly state: PublicationRow['state']
}

function outBy(publication: PublicationRow, answer: Landed | undefined, now: Instant): Out | null {
  const { state } = publication
  if (answer === undefined || state.kind !== 'leaving' || state.recallAsked) return null
  const { attempt, step } = answer
  const landed = stepPublication(state, { kind: 'landed', at: now, attempt, ref: step.ref.id })
  return landed.kind === 'moved' && landed.acts.length === 0
    ? { publication, answer, state: landed.state }
    : null
}

async function noteAllLive(
  trx: Trx,
  deps: DeliverDeps,
  { productionId, settled, now }: { productionId: string; settled: readonly Out[]; now: Instant },
): Promise<void> {
  if (settled.length === 0) return
  const ids = settled.map(({ publication }) => publication.id)
  await saveStates(
    trx,
    settled.map(({ publication, state }) => ({ id: publication.id, state })),
  )
  await notifyTopic(trx, productionId, 'calendar')
  await endAttempts(
    trx,
    settled.map(({ publication, answer }) => ({
      publicationId: publication.id,
      outcome: 'landed' as const,
      now,
      evidence: { ref: answer.step.ref.id, how: 'landed' },
    })),
  )
  await stopLookingAt(trx, ids)
  await finishTasksOf(trx, { kind: DELIVERY_TASK, refs: ids, by: 'Stagedoor' })
  await recordReleases(
    trx,
    settled.map(({ publication: { id, cutId, platform, account } }) => ({
      productionId,
      ref: id,
      cutId,
      platform,
      account,
      at: now,
      now,
    })),
  )
  await appendAllToChain(
    trx,
    productionId,
    settled.map(({ publication: { id, platform, account, title }, answer }) => ({
      kind: 'publication-opened',
      body: { publicationId: id, at: new Date(now).toISOString(), platform, how: 'landed' },
      personal: { title, account, ref: answer.step.ref.id },
    })),
  )
  await announceAll(
    trx,
    ids.map((publicationId) => publicationOpened({ productionId, publicationId })),
  )
  for (const { publicationId } of await partsAfterAny(trx, ids))
    await carryOn(trx, deps, { productionId, publicationId })
}

async function keepRemotes(trx: Trx, seal: Seal, out: readonly Out[]): Promise<ReadonlySet<string>> {
  const answers = out.map(({ answer }) => answer)
  const { rows } = await sql<{ publicationId: string }>`
    update publish.deliveries d set remote = l.remote, visibility = l.visibility, handle = coalesce(l.handle, d.handle),
      progress = 1, error = null, look_at = null, left_behind = false, changed_at = wall.now()
    from unnest(
      ${answers.map(({ publicationId }) => publicationId)}::uuid[],
      ${answers.map(({ claim }) => claim)}::uuid[],
      ${answers.map(({ step }) => JSON.stringify(step.ref))}::jsonb[],
      ${answers.map(({ step }) => step.visibility)}::text[],
      ${answers.map(({ publicationId, step }) => sealedHandle(seal, publicationId, step.handle ?? null))}::bytea[]
    ) as l (publication_id, claim, remote, visibility, handle)
    where d.publication_id = l.publication_id and d.claim = l.claim
    returning d.publication_id`.execute(trx)
  return new Set(rows.map(({ publicationId }) => publicationId))
}
