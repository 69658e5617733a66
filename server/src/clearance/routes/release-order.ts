import { z } from '@hono/zod-openapi'
import { type Condition, MUSIC_RIGHTS } from '@stagedoor/core/clearance'
import { shortText } from '../../plant/http/index.ts'
import { agreementSchema } from '../forms/agreement.ts'
import type { ReleaseOrder } from '../forms/compose-form.ts'
import { conditionSchema, scopeIn } from './wire.ts'

/** What a form asks for, in a request; every part may be left to its default. */
export const orderIn = z.object({
  template: z.string().max(60).optional(),
  language: z.string().max(20).optional(),
  scope: scopeIn.prefault({}),
  conditions: z.array(conditionSchema).max(10).default([]),
  endsAtMajority: z
    .boolean()
    .optional()
    .openapi({ description: 'Of a guardian’s form: it ends when the child is grown.' }),
  agreement: agreementSchema
    .optional()
    .openapi({ description: 'Of a talent agreement: what its signer may refuse.' }),
  addressedTo: shortText().optional(),
  email: shortText().optional(),
})

/** An order as the use cases take it; a song's form asks for both rights in it unless told otherwise. */
export function orderOf(asked: z.output<typeof orderIn>, subjectKind: string): ReleaseOrder {
  const { template, language, conditions, endsAtMajority, agreement, addressedTo, email } = asked
  const { fromAt, untilAt, musicRights, ...scope } = asked.scope
  return {
    template: template ?? null,
    ...(language === undefined ? {} : { language }),
    scope: {
      ...scope,
      musicRights: musicRights ?? (subjectKind === 'music' ? MUSIC_RIGHTS : []),
      window: {
        ...(fromAt === undefined ? {} : { from: fromAt }),
        ...(untilAt === undefined ? {} : { until: untilAt }),
      },
    },
    conditions: conditions as Condition[],
    endsAtMajority: endsAtMajority ?? false,
    agreement: agreement ?? (template === 'talent' ? agreementSchema.parse({ kind: 'talent' }) : null),
    addressedTo: addressedTo ?? email ?? null,
  }
}
