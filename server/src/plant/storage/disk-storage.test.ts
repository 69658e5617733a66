import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDiskStorage } from './disk-storage.ts'
import { storageSuite } from './storage-suite.ts'

async function openFresh() {
  const root = await mkdtemp(join(tmpdir(), 'storage-'))
  return {
    root,
    storage: await openDiskStorage(root),
    again: () => openDiskStorage(root),
    close: () => rm(root, { recursive: true, force: true }),
  }
}

storageSuite('storage on the disk', openFresh)

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}

test('a file lies at ab/cd/abcd… and nobody may write it', async () => {
  const { root, storage, close } = await openFresh()
  const { sha256 } = await storage.put(bytesOf('scene 12'))
  const place = await stat(join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256))
  expect(place.mode & 0o777).toBe(0o400)
  await close()
})

test('what a process that was killed left unfinished goes at the next start; what lives stays', async () => {
  const { root, again, close } = await openFresh()
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const host = hostname().replaceAll(/[^\w-]/g, '')
  const left = join(root, 'temp', `${host}.${dead}.x`)
  const elsewhere = join(root, 'temp', 'other-machine.1.y')
  await mkdir(left)
  await writeFile(join(left, 'draft'), 'half a file')
  await mkdir(elsewhere)
  const before = (await readdir(join(root, 'temp'))).length
  const storage = await again()
  const kept = await readdir(join(root, 'temp'))
  expect(kept).toHaveLength(before)
  expect(kept).toContain('other-machine.1.y')
  expect(kept).not.toContain(`${host}.${dead}.x`)
  await storage.put(bytesOf('and it still works'))
  await close()
})

test('bytes that the disk lost are noticed, not overwritten', async () => {
  const { root, storage, close } = await openFresh()
  const sha256 = createHash('sha256').update('whole').digest('hex')
  const folder = join(root, sha256.slice(0, 2), sha256.slice(2, 4))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, sha256), 'who')
  await expect(storage.put(bytesOf('whole'))).rejects.toThrow('the disk damaged it')
  expect(await storage.size(sha256)).toBe(3)
  await close()
})
