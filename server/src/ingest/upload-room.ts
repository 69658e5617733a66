import { diskRoom, type UploadRoom } from '@stagedoor/core/ingest'
import type { Storage } from '../plant/storage/index.ts'
import type { Db } from '../schema/index.ts'
import { promisedBytes, takenBy } from './queries.ts'
import { quotaOf, type Sender } from './sender.ts'

/** What a sender may still send now, by its quota and by the disk, so that a batch is planned before its first byte. */
export async function uploadRoom(
  { db, storage }: { db: Db; storage: Storage },
  sender: Sender,
): Promise<UploadRoom> {
  const { largestFile, bytes, files } = quotaOf(sender)
  const taken = await takenBy(db, sender)
  const onDisk = diskRoom((await storage.freeBytes()) - (await promisedBytes(db)))
  return {
    largestFileBytes: largestFile,
    roomBytes: Math.max(0, Math.min(bytes - taken.bytes, onDisk)),
    roomFiles: Math.max(0, files - taken.files),
  }
}
