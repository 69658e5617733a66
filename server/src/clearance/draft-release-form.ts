import { Problem } from '@stagedoor/contract/problems'
import {
  type Condition,
  type GrantScope,
  type Signatory,
  type Subject,
  subjectId as subjectIdOf,
} from '@stagedoor/core/clearance'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import { productionById } from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { formText, textDigestOf } from './form-text.ts'
import { RELEASE_TEMPLATES, type ReleaseTemplate, templateFor } from './release-templates.ts'
import { mintReleaseSlip, type SentSlip } from './send-release-form.ts'
import { subjectOf } from './subjects.ts'
import { areasNamed } from './territories.ts'
import { writeToSigner } from './write-to-signer.ts'

/** What is asked of somebody. */
export interface ReleaseOrder {
  /** A template by name; the one made for the subject if none is named. */
  readonly template: string | null
  readonly scope: Omit<GrantScope, 'territories'> & { readonly territories: readonly string[] }
  readonly conditions: readonly Condition[]
  /** Who is asked to sign, where that is not the subject: a guardian, a holder of rights. */
  readonly addressedTo: string | null
}

interface Drafting {
  readonly productionId: string
  readonly subjectId: string
  readonly order: ReleaseOrder
  readonly send: boolean
  readonly actor: Actor
}

/**
 * Drafts a release form for a subject and, if asked, sends it: then the answer has the link, shown this once. Throws
 * `person-not-named`, `guardian-must-sign`, `wrong-kind-of-subject` and `no-such-territory`.
 */
export async function draftReleaseForm(
  { db, clock, site, mail = null }: { db: Db; clock: Clock; site: Site } & Mailing,
  { productionId, subjectId, order, send, actor }: Drafting,
): Promise<{ releaseFormId: string; slip: SentSlip | null }> {
  const scope: GrantScope = { ...order.scope, territories: areasNamed(order.scope.territories) }
  return db.transaction().execute(async (trx) => {
    const now = clock.now()
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const subject = await subjectOf(trx, { productionId, subjectId })
      const template = chooseTemplate(subject, order.template)
      const text = await textOf(trx, { productionId, subject, template, scope, conditions: order.conditions })
      const releaseFormId = newId()
      const addressedTo = order.addressedTo ?? subject.name
      const digest = textDigestOf(text)
      const slip = send ? await mintReleaseSlip(trx, { productionId, releaseFormId, addressedTo, now }) : null
      await trx
        .insertInto('clearance.releaseForms')
        .values({
          id: releaseFormId,
          productionId,
          subjectId,
          template: template.template,
          templateVersion: template.version,
          text,
          textDigest: digest,
          scope: JSON.stringify(scope),
          signatory: signatoryOf(template),
          conditions: JSON.stringify(order.conditions),
          addressedTo,
          draftedBy: actor.name,
          state: slip ? 'sent' : 'draft',
          slipId: slip?.slipId ?? null,
          sentAt: slip ? new Date(now) : null,
          createdAt: new Date(now),
        })
        .execute()
      if (slip !== null)
        await writeToSigner(
          trx,
          { mail },
          { productionId, subjectId, addressedTo, url: site.link(slip.path) },
        )
      return {
        result: { releaseFormId, slip: slip && { url: site.link(slip.path), expiresAt: slip.expiresAt } },
        touched: [{ kind: 'grant', subjectId: subjectIdOf(subjectId) }],
        entry: {
          kind: send ? 'release-form-sent' : 'release-form-drafted',
          body: {
            releaseFormId,
            subjectId,
            template: template.template,
            templateVersion: template.version,
            textDigest: digest.toString('hex'),
            scope,
            by: actor.userId,
          },
          personal: { name: subject.name, addressedTo, by: actor.name },
        },
      }
    })
    return result
  })
}

function chooseTemplate(subject: Subject, named: string | null): ReleaseTemplate {
  if (subject.kind === 'person' && !subject.identified)
    throw new Problem('person-not-named', {
      detail: `Say who ${subject.name} is, then ask them to sign. Nothing was drafted.`,
      subjectId: subject.id,
    })
  const made = templateFor(subject)
  if (made === null)
    throw new Problem('wrong-kind-of-subject', {
      detail: `${subject.name} is a ${subject.kind}: no signature frees it. Nothing was drafted.`,
    })
  const template = named === null ? made : RELEASE_TEMPLATES.find((one) => one.template === named)
  if (template === undefined) throw new Problem('not-found', { detail: `There is no template ${named}.` })
  if (made.signatory === 'guardian' && template.signatory === 'self')
    throw new Problem('guardian-must-sign', {
      detail: `${subject.name} is a minor: a parent or guardian signs. Nothing was drafted.`,
    })
  const fits = (made.signatory === 'rights-holder') === (template.signatory === 'rights-holder')
  if (!fits)
    throw new Problem('wrong-kind-of-subject', {
      detail: `The template ${named} is not for ${subject.name}.`,
    })
  return template
}

function signatoryOf({ signatory }: ReleaseTemplate): Signatory {
  return signatory
}

async function textOf(
  trx: Trx,
  form: {
    productionId: string
    subject: Subject
    template: ReleaseTemplate
    scope: GrantScope
    conditions: readonly Condition[]
  },
): Promise<string> {
  const production = await productionById(trx, form.productionId)
  if (production === undefined) throw new Problem('not-found')
  const { subject, scope, conditions } = form
  const { title, zone } = production
  return formText(form.template, { person: subject.name, production: title, zone, scope, conditions })
}
