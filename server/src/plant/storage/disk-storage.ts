import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, open, rm, stat, statfs } from 'node:fs/promises'
import { join, dirname } from 'node:path'
import { Readable } from 'node:stream'
import { READ_BYTES, digestOfFile } from './digest.ts'
import { isSystemError, makeFolder, nameFile, syncFile, syncFolder } from './durable.ts'
import { digestPath, type Storage, type Stored, WrongDigest } from './storage.ts'
import { openTemp } from './temp.ts'

/**
 * Storage on this machine's disk: `ab/cd/abcd…` under the root, named by SHA-256, and `temp` for what is not finished.
 * What a life of this house that ended left in `temp` is removed here.
 */
export async function openDiskStorage(root: string): Promise<Storage> {
  const temp = await openTemp(join(root, 'temp'))
  const pathOf = (sha256: string): string => join(root, ...digestPath(sha256))

  const sizeOf = async (sha256: string): Promise<number | null> => {
    try {
      return (await stat(pathOf(sha256))).size
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return null
      throw error
    }
  }

  const settle = async (path: string, stored: Stored): Promise<Stored> => {
    const target = pathOf(stored.sha256)
    await makeFolder(dirname(target))
    await chmod(path, 0o400)
    if (await nameFile(path, target, join(temp.folder, randomUUID()))) return stored
    const before = await sizeOf(stored.sha256)
    if (before !== stored.sizeBytes) {
      throw new Error(
        `the stored file ${stored.sha256} has ${before} bytes and should have ${stored.sizeBytes}: the disk damaged it`,
      )
    }
    return stored
  }

  return {
    put: (bytes, expected) =>
      temp.use(async (folder) => {
        const draft = join(folder, 'draft')
        const stored = await writeHashed(bytes, draft)
        if (expected && expected.sha256 !== stored.sha256)
          throw new WrongDigest(expected.sha256, stored.sha256)
        return settle(draft, stored)
      }),

    adopt: async ({ path, sha256 }) => {
      if (sha256 !== null) digestPath(sha256)
      await syncFile(path)
      const stored =
        sha256 === null ? await digestOfFile(path) : { sha256, sizeBytes: (await stat(path)).size }
      return settle(path, stored)
    },

    open: async (sha256) => {
      const sizeBytes = await sizeOf(sha256)
      if (sizeBytes === null) return null
      const path = pathOf(sha256)
      return {
        sha256,
        sizeBytes,
        path,
        stream: (range) => {
          if (range === undefined) return createReadStream(path, { highWaterMark: READ_BYTES })
          if (range.from >= range.until) return Readable.from([])
          return createReadStream(path, {
            start: range.from,
            end: range.until - 1,
            highWaterMark: READ_BYTES,
          })
        },
      }
    },

    has: async (sha256) => (await sizeOf(sha256)) !== null,
    size: sizeOf,

    remove: async (sha256) => {
      const path = pathOf(sha256)
      if ((await sizeOf(sha256)) === null) return false
      await rm(path, { force: true })
      await syncFolder(dirname(path))
      return true
    },

    freeBytes: async () => {
      await mkdir(root, { recursive: true })
      const disk = await statfs(root)
      return disk.bavail * disk.bsize
    },

    inTemp: temp.use,
  }
}

async function writeHashed(bytes: AsyncIterable<Uint8Array>, path: string): Promise<Stored> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let sizeBytes = 0
  try {
    for await (const chunk of bytes) {
      hash.update(chunk)
      await file.writeFile(chunk)
      sizeBytes += chunk.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}
