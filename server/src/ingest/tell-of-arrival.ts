import { renewTask } from '../production/index.ts'
import type { Trx } from '../schema/index.ts'
import type { UploadRow } from './queries.ts'

/** The notice that something arrived from set; one for each inbox or sender, however many files come. */
export const MATERIAL_ARRIVED = 'material-arrived'

/** Tells the crew that something arrived: the open notice of the same place says the newer count. */
export async function tellOfArrival(trx: Trx, upload: UploadRow): Promise<void> {
  const ref = upload.inboxId ?? upload.sentBy
  await renewTask(trx, {
    productionId: upload.productionId,
    kind: MATERIAL_ARRIVED,
    ref,
    facts: (before) => ({
      files: (typeof before['files'] === 'number' ? before['files'] : 0) + 1,
      from: upload.contributorName,
      craft: upload.craft,
      shootingDayId: upload.shootingDayId,
    }),
    dueAt: null,
  })
}
