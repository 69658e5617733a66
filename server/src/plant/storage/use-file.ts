import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Storage } from './storage.ts'

/**
 * Lends a stored file as a path on this machine for as long as the work lasts, for programs that read paths; the file
 * is never to be written. Throws where it is not stored.
 */
export async function useFile<Result>(
  storage: Storage,
  sha256: string,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const file = await storage.open(sha256)
  if (file === null) throw new Error(`the stored file ${sha256} is gone`)
  if (file.path !== null) return work(file.path)
  return storage.inTemp(async (folder) => {
    const path = join(folder, 'copy')
    const copy = await open(path, 'wx', 0o400)
    await pipeline(file.stream(), copy.createWriteStream())
    return work(path)
  })
}
