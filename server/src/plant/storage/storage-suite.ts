import { createHash, randomBytes } from 'node:crypto'
import { chmod, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Storage, type StoredFile, WrongDigest } from './storage.ts'
import { useFile } from './use-file.ts'

/** One storage under test; `again` opens the same place once more, as after a restart. */
export interface StorageUnderTest {
  readonly storage: Storage
  readonly again: () => Promise<Storage>
  readonly close: () => Promise<void>
}

/** What every storage keeps to; each implementation runs it on a real store. */
export function storageSuite(name: string, openOne: () => Promise<StorageUnderTest>): void {
  describe(name, () => {
    let under: StorageUnderTest
    let storage: Storage
    beforeEach(async () => {
      under = await openOne()
      storage = under.storage
    })
    afterEach(() => under.close())

    test('what is put is addressed by its SHA-256 and read back byte for byte', async () => {
      const bytes = randomBytes(3_000_000)
      const stored = await storage.put(chunksOf(bytes, 70_000))
      expect(stored).toEqual({ sha256: sha256(bytes), sizeBytes: bytes.length })
      const file = await opened(storage, stored.sha256)
      expect(file.sizeBytes).toBe(bytes.length)
      expect((await buffer(file.stream())).equals(bytes)).toBe(true)
      expect(await storage.size(stored.sha256)).toBe(bytes.length)
      expect(await storage.has(stored.sha256)).toBe(true)
    })

    test('a file with nothing in it is a file', async () => {
      const stored = await storage.put(chunksOf(Buffer.alloc(0), 1))
      expect(stored).toEqual({ sha256: sha256(Buffer.alloc(0)), sizeBytes: 0 })
      expect(await buffer((await opened(storage, stored.sha256)).stream())).toHaveLength(0)
    })

    test('the same bytes twice are one file, also when both arrive at once', async () => {
      const bytes = randomBytes(200_000)
      const all = await Promise.all([1, 2, 3].map((step) => storage.put(chunksOf(bytes, step * 10_000))))
      expect(new Set(all.map((stored) => stored.sha256)).size).toBe(1)
      expect((await buffer((await opened(storage, sha256(bytes))).stream())).equals(bytes)).toBe(true)
    })

    test('every range is the same slice of the bytes', async () => {
      const bytes = randomBytes(5000)
      const stored = await storage.put(chunksOf(bytes, 999))
      const file = await opened(storage, stored.sha256)
      const edge = fc.integer({ min: 0, max: bytes.length })
      await fc.assert(
        fc.asyncProperty(edge, edge, async (from, until) => {
          const read = await buffer(file.stream({ from, until }))
          expect(read.equals(bytes.subarray(from, Math.max(from, until)))).toBe(true)
        }),
        { numRuns: 40 },
      )
    })

    test('bytes that are not what was promised are refused and not kept', async () => {
      const bytes = randomBytes(1000)
      const promised = sha256(randomBytes(10))
      await expect(storage.put(chunksOf(bytes, 100), { sha256: promised })).rejects.toThrow(WrongDigest)
      expect(await storage.has(promised)).toBe(false)
      expect(await storage.has(sha256(bytes))).toBe(false)
    })

    test('a stream that breaks leaves nothing behind', async () => {
      const bytes = randomBytes(1000)
      const broken = async function* () {
        yield bytes
        throw new Error('the cable was pulled')
      }
      await expect(storage.put(broken())).rejects.toThrow('the cable was pulled')
      expect(await storage.has(sha256(bytes))).toBe(false)
    })

    test('a finished file is adopted, hashed here or beforehand, and its own name may go', async () => {
      const bytes = randomBytes(50_000)
      for (const known of [null, sha256(bytes)]) {
        await storage.inTemp(async (folder) => {
          const path = join(folder, 'take.mov')
          await writeFile(path, bytes)
          expect(await storage.adopt({ kind: 'arrived', path, sha256: known })).toEqual({
            sha256: sha256(bytes),
            sizeBytes: bytes.length,
          })
        })
        expect((await buffer((await opened(storage, sha256(bytes))).stream())).equals(bytes)).toBe(true)
      }
    })

    test('a stored file is lent as a path to programs that read paths', async () => {
      const stored = await storage.put(chunksOf(Buffer.from('a slate and a clap'), 5))
      expect(await useFile(storage, stored.sha256, (path) => readFile(path, 'utf8'))).toBe(
        'a slate and a clap',
      )
      await expect(useFile(storage, sha256(Buffer.from('other')), async () => 1)).rejects.toThrow('is gone')
    })

    test('what is removed is not there, and removing it again says so', async () => {
      const stored = await storage.put(chunksOf(randomBytes(10), 10))
      expect(await storage.remove(stored.sha256)).toBe(true)
      expect(await storage.remove(stored.sha256)).toBe(false)
      expect(await storage.open(stored.sha256)).toBeNull()
      expect(await storage.size(stored.sha256)).toBeNull()
    })

    test('an address that is not a digest never reaches the disk', async () => {
      for (const address of ['../../secrets.key', '', 'ABC', `${'a'.repeat(63)}/`]) {
        await expect(storage.open(address)).rejects.toThrow(TypeError)
        await expect(storage.remove(address)).rejects.toThrow(TypeError)
      }
    })

    test('files outlive a restart, and a lent folder outlives neither its work nor a failure', async () => {
      const stored = await storage.put(chunksOf(randomBytes(10), 10))
      const lent: string[] = []
      await storage.inTemp(async (folder) => {
        lent.push(folder)
        expect(await readdir(folder)).toEqual([])
      })
      const failing = storage.inTemp(async (folder) => {
        lent.push(folder)
        await writeFile(join(folder, 'half'), 'half')
        throw new Error('the render failed')
      })
      await expect(failing).rejects.toThrow('the render failed')
      for (const folder of lent) await expect(readdir(folder)).rejects.toThrow('ENOENT')
      expect(await (await under.again()).has(stored.sha256)).toBe(true)
    })

    test('it says how many bytes can still be written', async () => {
      expect(await storage.freeBytes()).toBeGreaterThan(0)
    })

    test('a read-only file is adopted as well', async () => {
      await storage.inTemp(async (folder) => {
        const path = join(folder, 'card.mxf')
        await writeFile(path, 'from the card')
        await chmod(path, 0o400)
        expect((await storage.adopt({ kind: 'arrived', path, sha256: null })).sizeBytes).toBe(13)
      })
    })
  })
}

async function opened(storage: Storage, sha256: string): Promise<StoredFile> {
  const file = await storage.open(sha256)
  if (file === null) throw new Error(`${sha256} is not stored`)
  return file
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}
