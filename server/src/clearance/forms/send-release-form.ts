import { Problem } from '@stagedoor/contract/problems'
import { subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import { type Instant, instant } from '@stagedoor/core/time'
import type { Clock } from '../../plant/clock/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { mintSlip, revokeSlips } from '../../plant/slips/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { lockForm, RELEASE_SLIP } from './release-forms.ts'
import { subjectOf } from '../subjects.ts'
import { isGrown } from './withdraw-release-form.ts'
import { writeToSigner } from './write-to-signer.ts'

/** How long an unsigned form waits, in milliseconds: two weeks. What is signed stays open to its signer for good. */
export const SIGNING_MS = 14 * 24 * 3_600_000

/** A link to a release form, as it is shown this once; null never expires. */
export interface SentSlip {
  readonly url: string
  readonly expiresAt: Instant | null
}

interface Minting {
  readonly productionId: string
  readonly releaseFormId: string
  readonly addressedTo: string
  readonly now: Instant
}

/** Mints the door slip by which somebody reads and signs a form, and later reads their copy and withdraws. */
export async function mintReleaseSlip(trx: Trx, { productionId, releaseFormId, addressedTo, now }: Minting) {
  const expiresAt = instant(now + SIGNING_MS)
  const order = { productionId, purpose: RELEASE_SLIP, ref: releaseFormId, addressedTo, uses: null }
  const { id, token } = await mintSlip(trx, { ...order, expiresAt })
  return { slipId: id, path: `/s/${token}`, expiresAt }
}

/**
 * Sends a form, or sends it again: what was sent before is dead then. For a signed form it makes its signer another
 * link to their copy, and leaves the first one alive; once a minor is of age, the link is theirs and no guardian's.
 */
export async function sendReleaseForm(
  { db, clock, site, mail = null }: { db: Db; clock: Clock; site: Site } & Mailing,
  { productionId, releaseFormId, actor }: { productionId: string; releaseFormId: string; actor: Actor },
): Promise<SentSlip> {
  return db.transaction().execute(async (trx) => {
    const now = clock.now()
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const form = await lockForm(trx, releaseFormId)
      if (form.productionId !== productionId) throw new Problem('not-found')
      const { subjectId } = form
      const subject = await subjectOf(trx, form)
      const isTheirsNow = form.signatory === 'guardian' && isGrown(subject, now)
      const addressedTo = isTheirsNow ? subject.name : form.addressedTo
      const isOpen = form.state === 'draft' || form.state === 'sent'
      const order = { productionId, purpose: RELEASE_SLIP, ref: releaseFormId, addressedTo, uses: null }
      const expiresAt = isOpen ? instant(now + SIGNING_MS) : null
      const { id, token } = await mintSlip(trx, { ...order, expiresAt })
      if (isOpen) {
        if (form.slipId !== null) await revokeSlips(trx, { ids: [form.slipId], now })
        await trx
          .updateTable('clearance.releaseForms')
          .set({ state: 'sent', slipId: id, sentAt: new Date(now) })
          .where('id', '=', releaseFormId)
          .execute()
      }
      const url = site.link(`/s/${token}`)
      if (isOpen)
        await writeToSigner(
          trx,
          { mail },
          { productionId, subjectId, addressedTo, language: form.language, url },
        )
      return {
        result: { url, expiresAt },
        touched: [{ kind: 'grant', subjectId: subjectIdOf(subjectId) }],
        entry: {
          kind: isOpen ? 'release-form-sent' : 'copy-link-made',
          body: { releaseFormId, subjectId, slipId: id, by: actor.userId },
          personal: { addressedTo, by: actor.name },
        },
      }
    })
    return result
  })
}
