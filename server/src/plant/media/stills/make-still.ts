import { isRawPhoto } from '@stagedoor/core/ingest'
import { sniffFile } from '../sniff-file.ts'
import { makeHeicStill } from './make-heic-still.ts'
import { damaged, openStill } from './open-still.ts'
import { stillValues } from './still-values.ts'
import { writeStill, type MadeStill, type StillRequest } from './write-still.ts'

/** A still decoded and written anew, upright, in sRGB, without a word in it, with a light copy; proven by reading again. */
export async function makeStill(request: StillRequest): Promise<MadeStill> {
  const sniffed = await sniffFile(request.path)
  if (sniffed.kind !== 'media' || sniffed.format.kind !== 'still' || isRawPhoto(sniffed.format))
    return damaged(new Error('the file is no still'))
  if (sniffed.format.name === 'heic') return makeHeicStill(request)
  const opened = await openStill(request.path)
  if (opened.kind === 'refused') return opened
  const telling = [request.path, ...(request.takenOutOf === undefined ? [] : [request.takenOutOf])]
  const values = (await Promise.all(telling.map(stillValues))).flat()
  return writeStill(opened, { ...request, values })
}
