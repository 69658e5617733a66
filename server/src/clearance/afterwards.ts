import type { Instant } from '@stagedoor/core/time'
import type { Slip } from '../plant/slips/index.ts'
import type { Db } from '../schema/index.ts'
import { subjectIn } from './evidence-rows.ts'
import type { formWithSubject } from './forms/release-forms.ts'
import { isGrown } from './forms/withdraw-release-form.ts'

/**
 * What the holder of a link may do about a signed form: take their consent back; of a contract only write; and of a
 * guardian's form, once the child is grown, nothing but leave it to them.
 */
export async function afterwards(
  db: Db,
  { form, slip, now }: { form: Awaited<ReturnType<typeof formWithSubject>>; slip: Slip; now: Instant },
): Promise<'withdraw' | 'write' | 'grown-up-decides'> {
  if (form.basis === 'contract') return 'write'
  if (form.signatory !== 'guardian') return 'withdraw'
  const row = await db
    .selectFrom('clearance.subjects')
    .select(['id', 'kind', 'name', 'facts'])
    .where('id', '=', form.subjectId)
    .executeTakeFirstOrThrow()
  return isGrown(subjectIn(row), now) && slip.addressedTo !== row.name ? 'grown-up-decides' : 'withdraw'
}
