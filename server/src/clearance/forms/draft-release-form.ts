import { subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { composeForm, type ReleaseOrder } from './compose-form.ts'
import { mintReleaseSlip, type SentSlip } from './send-release-form.ts'
import { subjectOf } from '../subjects.ts'
import { writeToSigner } from './write-to-signer.ts'

interface Drafting {
  readonly productionId: string
  readonly subjectId: string
  readonly order: ReleaseOrder
  readonly send: boolean
  readonly actor: Actor
  /** The form that this one would go on from. */
  readonly extendsId?: string
}

/**
 * Drafts a release form for a subject and, if asked, sends it: then the answer has the link, shown this once. Throws
 * `person-not-named`, `guardian-must-sign`, `wrong-kind-of-subject` and `no-such-territory`.
 */
export async function draftReleaseForm(
  { db, clock, site, mail = null }: { db: Db; clock: Clock; site: Site } & Mailing,
  { productionId, subjectId, order, send, actor, extendsId }: Drafting,
): Promise<{ releaseFormId: string; slip: SentSlip | null }> {
  return db.transaction().execute(async (trx) => {
    const now = clock.now()
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const subject = await subjectOf(trx, { productionId, subjectId })
      const { columns } = await composeForm(trx, { productionId, subject, order, drawnUpAt: now })
      const releaseFormId = newId()
      const { addressedTo, template, templateVersion, textDigest } = columns
      const slip = send ? await mintReleaseSlip(trx, { productionId, releaseFormId, addressedTo, now }) : null
      await trx
        .insertInto('clearance.releaseForms')
        .values({
          id: releaseFormId,
          ...columns,
          draftedBy: actor.name,
          state: slip ? 'sent' : 'draft',
          slipId: slip?.slipId ?? null,
          sentAt: slip ? new Date(now) : null,
          extendsId: extendsId ?? null,
          createdAt: new Date(now),
        })
        .execute()
      if (slip !== null)
        await writeToSigner(
          trx,
          { mail },
          { productionId, subjectId, addressedTo, language: columns.language, url: site.link(slip.path) },
        )
      return {
        result: { releaseFormId, slip: slip && { url: site.link(slip.path), expiresAt: slip.expiresAt } },
        touched: [{ kind: 'grant', subjectId: subjectIdOf(subjectId) }],
        entry: {
          kind: send ? 'release-form-sent' : 'release-form-drafted',
          body: {
            releaseFormId,
            subjectId,
            template,
            templateVersion,
            language: columns.language,
            textDigest: textDigest.toString('hex'),
            scope: JSON.parse(columns.scope),
            ...(extendsId === undefined ? {} : { extends: extendsId }),
            by: actor.userId,
          },
          personal: { name: subject.name, addressedTo, by: actor.name },
        },
      }
    })
    return result
  })
}
