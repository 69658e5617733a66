import { createHash } from 'node:crypto'
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

/** Forgets an upload that is whole. */
export async function forgetUpload(note: UploadNote): Promise<void> {
  await rm(pathOf(note), { force: true })
}

function pathOf({ folder, endpoint, sha256 }: UploadNote): string {
  return join(folder, createHash('sha256').update(`${endpoint}\n${sha256}`).digest('hex'))
}
