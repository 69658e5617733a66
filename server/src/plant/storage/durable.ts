import { copyFile, link, mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Says whether an error is the operating system's of one of these names. */
export function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

/** Makes the names in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the bytes of a file survive a power cut. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes a folder and those above it, each durably named in its parent. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/**
 * Gives a finished file a second name, all at once and durably; false where that name is taken, which then stays as
 * it is. Where the disk has no second names, or the file lies on another one, its bytes are copied by way of `draft`.
 */
export async function nameFile(from: string, to: string, draft: string): Promise<boolean> {
  try {
    await link(from, to)
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false
    if (!isSystemError(error, 'EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK')) throw error
    await copyFile(from, draft)
    await syncFile(draft)
    await rename(draft, to)
  }
  await syncFolder(dirname(to))
  return true
}
