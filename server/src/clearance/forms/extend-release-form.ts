import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../../plant/clock/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { finishTasks } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { agreementSchema } from './agreement.ts'
import { conditionsSchema, scopeSchema } from '../core-schemas.ts'
import { draftReleaseForm } from './draft-release-form.ts'
import type { SentSlip } from './send-release-form.ts'

/**
 * Asks who signed a form to sign the same again for longer: same template and scope, from where the first one ends. The
 * first one stands as it is. Throws `not-signed`, `window-has-no-length` for an end that is no later.
 */
export async function askToExtend(
  ports: { db: Db; clock: Clock; site: Site } & Mailing,
  {
    productionId,
    releaseFormId,
    untilAt,
    actor,
  }: { productionId: string; releaseFormId: string; untilAt: Instant | null; actor: Actor },
): Promise<{ releaseFormId: string; slip: SentSlip | null }> {
  const { db } = ports
  const form = await db
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('id', '=', releaseFormId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (form === undefined) throw new Problem('not-found')
  if (form.state !== 'signed') throw new Problem('not-signed')
  const scope = scopeSchema.parse(form.scope)
  const { until } = scope.window
  if (until === undefined || (untilAt !== null && untilAt <= until))
    throw new Problem('window-has-no-length', {
      detail:
        until === undefined
          ? 'This form has no end; there is nothing to extend.'
          : 'Choose a day after the one on which it ends now. Nothing was sent.',
    })
  const sent = await draftReleaseForm(ports, {
    productionId,
    subjectId: form.subjectId,
    order: {
      template: form.template,
      language: form.language,
      scope: { ...scope, window: { from: until, ...(untilAt === null ? {} : { until: untilAt }) } },
      conditions: conditionsSchema.parse(form.conditions),
      addressedTo: form.addressedTo,
      endsAtMajority: form.endsAtMajority,
      agreement: form.agreement === null ? null : agreementSchema.parse(form.agreement),
    },
    send: true,
    actor,
    extendsId: releaseFormId,
  })
  await db
    .transaction()
    .execute((trx) => finishTasks(trx, { kind: 'release-form-expiring', ref: releaseFormId, by: actor.name }))
  return sent
}
