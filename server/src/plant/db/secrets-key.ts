import { hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const KEY_FILE = 'secrets.key'
const KEY_BYTES = 32

/** The house's master key: it lies outside the database, and every other secret of the house is derived from it. */
export type SecretsKey = Readonly<{ derive: (purpose: string) => Buffer }>

/** Reads `secrets.key` of the data directory, and makes it at the first start; two starts at once agree on one key. */
export async function openSecretsKey(dataDir: string): Promise<SecretsKey> {
  const path = join(dataDir, KEY_FILE)
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  const text = (await readIfThere(path)) ?? (await makeKey(path))
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== KEY_BYTES) {
    throw new Error(
      `${path} is not a key of ${KEY_BYTES} bytes. Nothing was changed; put back the file from its backup.`,
    )
  }
  if (((await stat(path)).mode & 0o077) !== 0) {
    throw new Error(`${path} can be read by others. Nothing was started; run: chmod 600 "${path}"`)
  }
  return { derive: (purpose) => Buffer.from(hkdfSync('sha256', key, '', `stagedoor ${purpose}`, 32)) }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function makeKey(path: string): Promise<string> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`)
  await file.sync()
  await file.close()
  try {
    await link(draft, path)
  } catch (error) {
    // Another process made the key first: theirs counts.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(draft)
  }
  return readFile(path, 'utf8')
}
