import type { Instant } from '@stagedoor/core/time'
import { newId } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { ComposedForm } from './compose-form.ts'
import type { FormCopy } from './form-copy.ts'
import { lockForm } from './release-forms.ts'
import { signed } from './sign-release-form.ts'
import type { Signature } from './signature.ts'

interface Entering {
  readonly releaseFormId?: string
  readonly columns: ComposedForm['columns']
  readonly way: 'set' | 'paper' | 'list'
  readonly signature: Signature
  readonly signedAt: Instant
  readonly now: Instant
  readonly draftedBy: string
  readonly copy?: FormCopy
  readonly listKey?: string
  readonly setSheetId?: string
}

/** Enters a form that is signed already, or at this moment, without having been sent; for a use case that changes evidence. */
export async function enterSignedForm(trx: Trx, entering: Entering) {
  const { releaseFormId = newId(), columns, way, signature, signedAt, now, draftedBy } = entering
  await trx
    .insertInto('clearance.releaseForms')
    .values({
      id: releaseFormId,
      ...columns,
      way,
      draftedBy,
      state: 'sent',
      sentAt: new Date(signedAt),
      listKey: entering.listKey ?? null,
      setSheetId: entering.setSheetId ?? null,
      createdAt: new Date(now),
    })
    .execute()
  const form = await lockForm(trx, releaseFormId)
  return signed(trx, { form, signature, copy: entering.copy ?? null, signedAt, now, slipId: null })
}
