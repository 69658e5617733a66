import type { ToldRelease } from '@stagedoor/core/clearance/interchange'
import { z } from 'zod'
import type { Db } from '../../schema/index.ts'

const toldSchema = z.object({
  model: z.enum(['MR-NON', 'MR-NAP', 'MR-UMR', 'MR-LMR']).nullable(),
  modelIds: z.array(z.string()),
  property: z.enum(['PR-NON', 'PR-NAP', 'PR-UPR', 'PR-LPR']).nullable(),
  propertyIds: z.array(z.string()),
  minorAge: z.string().nullable(),
})

/** What the file of an asset said of its own releases when it arrived; null where it said nothing. */
export async function toldReleaseOf(
  db: Db,
  assetId: string,
): Promise<(Omit<ToldRelease, 'minorAge'> & { readonly minorAge: string | null }) | null> {
  const row = await db
    .selectFrom('ingest.toldReleases')
    .select('told')
    .where('assetId', '=', assetId)
    .executeTakeFirst()
  return row === undefined ? null : toldSchema.parse(row.told)
}
