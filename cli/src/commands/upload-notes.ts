import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Which upload is meant: a file's bytes on their way to one production of one house. */
export interface UploadNote {
  readonly folder: string
  readonly endpoint: string
  readonly sha256: string
}

/** The address at which an earlier try stopped, or null. */
export async function notedUpload(note: UploadNote): Promise<string | null> {
  try {
    return (await readFile(pathOf(note), 'utf8')).trim() || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Notes where an upload can be gone on with. */
export async function noteUpload(note: UploadNote, address: string): Promise<void> {
  await mkdir(note.folder, { recursive: true, mode: 0o700 })
  await writeFile(pathOf(note), `${address}\n`, { mode: 0o600 })
}

/** The key with which a file is begun, noted before it is: a beginning whose answer was lost is asked for by it again. */
export async function keyOf(note: UploadNote): Promise<string> {
  const path = `${pathOf(note)}.key`
  await mkdir(note.folder, { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, randomUUID(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(path, 'utf8')
}

/** Forgets an upload that is whole, or has ended. */
export async function forgetUpload(note: UploadNote): Promise<void> {
  await Promise.all([rm(pathOf(note), { force: true }), rm(`${pathOf(note)}.key`, { force: true })])
}

function pathOf({ folder, endpoint, sha256 }: UploadNote): string {
  return join(folder, createHash('sha256').update(`${endpoint}\n${sha256}`).digest('hex'))
}
