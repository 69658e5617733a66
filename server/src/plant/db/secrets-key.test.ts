import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSecretsKey } from './secrets-key.ts'

async function dataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'stagedoor-key-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  return directory
}

test('two first starts at once agree on one key, which only its owner may read', async () => {
  const directory = await dataDirectory()
  const keys = await Promise.all(Array.from({ length: 8 }, () => openSecretsKey(directory)))
  expect(new Set(keys.map((key) => key.derive('sessions').toString('hex'))).size).toBe(1)
  expect((await stat(join(directory, 'secrets.key'))).mode & 0o777).toBe(0o600)
  expect(await readdir(directory)).toEqual(['secrets.key'])
})

test('each purpose has a secret of its own, and none is the key', async () => {
  const directory = await dataDirectory()
  const key = await openSecretsKey(directory)
  const master = Buffer.from(await readFile(join(directory, 'secrets.key'), 'utf8'), 'base64')
  expect(key.derive('sessions')).toEqual((await openSecretsKey(directory)).derive('sessions'))
  expect(key.derive('sessions')).not.toEqual(key.derive('media'))
  expect(key.derive('sessions')).not.toEqual(master)
})

test('a damaged key or one that others can read stops the start and is left as it is', async () => {
  const directory = await dataDirectory()
  const path = join(directory, 'secrets.key')
  await writeFile(path, 'half a key\n', { mode: 0o600 })
  await expect(openSecretsKey(directory)).rejects.toThrow(/not a key of 32 bytes/)
  expect(await readFile(path, 'utf8')).toBe('half a key\n')
  await rm(path)
  await openSecretsKey(directory)
  await chmod(path, 0o644)
  await expect(openSecretsKey(directory)).rejects.toThrow(/chmod 600/)
})
