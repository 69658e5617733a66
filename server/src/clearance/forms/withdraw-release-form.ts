import { Problem } from '@stagedoor/contract/problems'
import { type Subject, subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../../plant/clock/index.ts'
import { announce } from '../../plant/events/index.ts'
import { addTask } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence, type Consequences } from '../change-evidence.ts'
import { releaseFormWithdrawn } from '../events.ts'
import { lockForm } from './release-forms.ts'
import { openReleaseSlip } from './release-slip.ts'
import { type ClaimedInterval, shownBetween } from '../shown-between.ts'
import { subjectOf } from '../subjects.ts'

interface Ports {
  readonly db: Db
  readonly clock: Clock
}

/** Why, and since when by their own account; the withdrawal itself acts from its entry. */
export interface Reasons {
  readonly reason: string
  readonly claimedAt: Instant | null
}

/** What was withdrawn, and at which moment. */
export interface Withdrawal {
  readonly withdrawnAt: Instant
  readonly releaseFormIds: readonly string[]
  /** What was out between the moment they claim and the entry, of what rests on this subject; null where they claim none. */
  readonly interval: ClaimedInterval | null
}

/**
 * A signer takes their permission back by their own slip: this form, or all that rests on their consent. Throws
 * `not-signed`, `already-withdrawn`, `contract-not-withdrawable` for what is an agreement and no consent, and
 * `grown-up-withdraws` to a guardian whose child is grown.
 */
export async function withdrawBySigner(
  { db, clock }: Ports,
  token: string,
  { reach, ...reasons }: Reasons & { readonly reach: 'this-form' | 'all-of-mine' },
): Promise<Consequences<Withdrawal>> {
  return db.transaction().execute(async (trx) => {
    const { slip } = await openReleaseSlip({ db: trx, clock }, token)
    return withdraw(trx, {
      productionId: slip.productionId,
      releaseFormId: slip.ref,
      now: clock.now(),
      reach,
      reasons,
      by: { kind: 'signer', slipId: slip.id, addressedTo: slip.addressedTo },
    })
  })
}

/** The production ends a permission it was given. Throws `not-signed` and `already-withdrawn`. */
export async function withdrawByProduction(
  { db, clock }: Ports,
  order: Reasons & { readonly productionId: string; readonly releaseFormId: string; readonly actor: Actor },
): Promise<Consequences<Withdrawal>> {
  const { productionId, releaseFormId, actor, ...reasons } = order
  return db.transaction().execute((trx) =>
    withdraw(trx, {
      productionId,
      releaseFormId,
      now: clock.now(),
      reach: 'this-form',
      reasons,
      by: { kind: 'production', actor },
    }),
  )
}

interface Order {
  readonly productionId: string
  readonly releaseFormId: string
  readonly now: Instant
  readonly reach: 'this-form' | 'all-of-mine'
  readonly reasons: Reasons
  readonly by:
    | { readonly kind: 'signer'; readonly slipId: string; readonly addressedTo: string | null }
    | { readonly kind: 'production'; readonly actor: Actor }
}

async function withdraw(trx: Trx, order: Order): Promise<Consequences<Withdrawal>> {
  const { productionId, releaseFormId, now, reach, reasons, by } = order
  return changeEvidence(trx, { productionId, now }, async () => {
    const form = await lockForm(trx, releaseFormId)
    if (form.productionId !== productionId) throw new Problem('not-found')
    const { subjectId } = form
    refuseUnwithdrawable(form, by.kind, reach)
    if (by.kind === 'signer') await refuseOldGuardian(trx, { form, addressedTo: by.addressedTo, now })
    refuseFutureClaim(reasons.claimedAt, now)
    const releaseFormIds = await endForms(trx, { form, order })
    const endedDecisions = reach === 'all-of-mine' ? await endDecisions(trx, subjectId) : []
    if (releaseFormIds.length === 0 && endedDecisions.length === 0) throw contractStands()
    const interval = await shownBetween(trx, { productionId, subjectId, from: reasons.claimedAt, until: now })
    await announce(trx, releaseFormWithdrawn(productionId, { releaseFormIds, subjectId, by: by.kind }))
    await addTask(trx, {
      productionId,
      kind: 'release-form-withdrawn',
      ref: releaseFormId,
      facts: { subjectId, by: by.kind, reason: reasons.reason },
      dueAt: null,
    })
    const { reason, claimedAt } = reasons
    return {
      result: { withdrawnAt: now, releaseFormIds, interval },
      touched: [{ kind: 'grant', subjectId: subjectIdOf(subjectId) }],
      entry: {
        kind: 'release-form-withdrawn',
        body: {
          releaseFormIds,
          subjectId,
          reach,
          endedDecisions,
          claimedAt: claimedAt === null ? null : new Date(claimedAt).toISOString(),
          shownSinceClaim:
            interval?.shown.map(({ exposureId, kind, ref }) => ({ exposureId, of: kind, ref })) ?? [],
          ...(by.kind === 'signer' ? { by: 'signer', slipId: by.slipId } : { by: by.actor.userId }),
        },
        personal: {
          reason,
          addressedTo: form.addressedTo,
          ...(by.kind === 'production' ? { by: by.actor.name } : {}),
        },
      },
    }
  })
}

function refuseUnwithdrawable(
  { state, signatory, basis, withdrawnAt }: Awaited<ReturnType<typeof lockForm>>,
  by: 'signer' | 'production',
  reach: Order['reach'],
): void {
  if (state === 'draft' || state === 'sent') throw new Problem('not-signed')
  if (state === 'withdrawn' && reach === 'this-form')
    throw new Problem('already-withdrawn', {
      withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt).toISOString(),
    })
  if (by === 'signer' && basis === 'contract' && (reach === 'this-form' || signatory === 'rights-holder'))
    throw contractStands()
}

function contractStands(): Problem {
  return new Problem('contract-not-withdrawable', {
    detail:
      'This is an agreement for a stated time, and it stands. Write to the production by the same link to end it earlier.',
  })
}

// From their majority on it is the grown child's to take back; a link of their own is addressed to them.
async function refuseOldGuardian(
  trx: Trx,
  {
    form,
    addressedTo,
    now,
  }: { form: Awaited<ReturnType<typeof lockForm>>; addressedTo: string | null; now: Instant },
): Promise<void> {
  if (form.signatory !== 'guardian') return
  const subject = await subjectOf(trx, form)
  if (!isGrown(subject, now) || addressedTo === subject.name) return
  throw new Problem('grown-up-withdraws', {
    detail: `${subject.name} is of age now, and only they can take this back. The production can send them a link of their own. Nothing was changed.`,
  })
}

/** Whether a person who was a minor has come of age by a moment. */
export function isGrown(subject: Subject, now: Instant): boolean {
  return subject.kind === 'person' && subject.comesOfAgeAt !== null && subject.comesOfAgeAt <= now
}

function refuseFutureClaim(claimedAt: Instant | null, now: Instant): void {
  if (claimedAt !== null && claimedAt > now)
    throw new Problem('invalid-request', {
      detail: 'A withdrawal cannot be claimed for a moment that is still to come.',
    })
}

// A person's whole consent is every form of consent that they, or their guardian, signed; a contract is not consent.
async function endForms(
  trx: Trx,
  { form, order: { reach, reasons, by, now } }: { form: { id: string; subjectId: string }; order: Order },
): Promise<string[]> {
  const withdrawal = { by: by.kind, ...reasons }
  const ended = trx
    .updateTable('clearance.releaseForms')
    .set({ state: 'withdrawn', withdrawnAt: new Date(now), withdrawal: JSON.stringify(withdrawal) })
    .where('state', '=', 'signed')
    .returning('id')
  const rows =
    reach === 'this-form'
      ? await ended.where('id', '=', form.id).execute()
      : await ended.where('subjectId', '=', form.subjectId).where('basis', '=', 'consent').execute()
  return rows.map(({ id }) => id).sort()
}

// Who takes back all consent is not to be shown on a crew member's word that none was needed.
async function endDecisions(trx: Trx, subjectId: string): Promise<string[]> {
  const rows = await trx
    .deleteFrom('clearance.decisions')
    .where('subjectId', '=', subjectId)
    .where('kind', '=', 'needs-none')
    .returning('id')
    .execute()
  return rows.map(({ id }) => id).sort()
}
