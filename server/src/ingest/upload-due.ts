import { clearAlarm, setAlarm } from '../plant/alarms/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/** The alarm at which somebody looks after an upload that nobody finished or whose house ended in the middle. */
export const UPLOAD_DUE = 'ingest.upload-due'

const keyOf = (id: string): string => `${UPLOAD_DUE} ${id}`

/** Says when to look after an upload; a later word replaces an earlier one. */
export function setDue(
  trx: Trx,
  { id, productionId, moment }: { id: string; productionId: string; moment: number },
): Promise<void> {
  return setAlarm(trx, { key: keyOf(id), name: UPLOAD_DUE, productionId, moment, payload: { uploadId: id } })
}

/** Nobody has to look any more: the row says how it ended, and no byte of it waits. */
export function clearDue(db: Db, id: string): Promise<void> {
  return db.transaction().execute((trx) => clearAlarm(trx, keyOf(id)))
}
