import type { Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isXmlText } from '@stagedoor/core/mhl'
import { type Instant, instant } from '@stagedoor/core/time'
import { Refusal } from '../refusal.ts'

/** A file on the card; its path is relative to it, with forward slashes. */
export interface CardFile {
  readonly path: string
  readonly sizeBytes: number
  /** In whole seconds. */
  readonly modifiedAt: Instant
}

/** Something on the card that is neither listed nor sent, and why. */
export interface PassedOver {
  readonly path: string
  readonly because: 'link' | 'no-file' | 'name' | 'unreadable'
}

/** What lies on a card. */
export interface Walked {
  readonly files: CardFile[]
  readonly folders: string[]
  readonly passedOver: PassedOver[]
  /** Folders with a history of their own. */
  readonly nested: string[]
}

const DEEPEST = 64
const MOST = 200_000

/** Walks a card in the order of its names. Links are never followed; what is left out is not looked into. */
export async function walkCard(
  root: string,
  isLeftOut: (path: string, kind: 'file' | 'folder') => boolean,
): Promise<Walked> {
  const found: Walked = { files: [], folders: [], passedOver: [], nested: [] }
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (folder === '') throw new Refusal(`${root} cannot be read. Nothing was done.`, { cause: error })
      found.passedOver.push({ path: folder, because: 'unreadable' })
      return []
    })
    for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && entry.name === 'ascmhl' && folder !== '') found.nested.push(folder)
      if (isLeftOut(path, entry.isDirectory() ? 'folder' : 'file')) continue
      const because = reasonAgainst(entry)
      if (because !== null) found.passedOver.push({ path, because })
      else if (entry.isDirectory()) {
        if (depth === DEEPEST) throw new Refusal(`${path} lies too deep. Nothing was done.`)
        found.folders.push(path)
        await visit(path, depth + 1)
      } else await add(path)
      if (found.files.length + found.folders.length > MOST)
        throw new Refusal(
          `There are more than ${MOST} files and folders in ${root}. Nothing was done. Name a folder within it.`,
        )
    }
  }
  const add = async (path: string): Promise<void> => {
    try {
      const { size, mtimeMs } = await lstat(join(root, path))
      const modifiedAt = instant(Math.floor(mtimeMs / 1000) * 1000)
      found.files.push({ path, sizeBytes: size, modifiedAt })
    } catch {
      // A name that this system cannot say back, or a card that fails: the person is told which.
      found.passedOver.push({ path, because: 'unreadable' })
    }
  }
  await visit('', 0)
  return found
}

function reasonAgainst(entry: Dirent): PassedOver['because'] | null {
  if (entry.isSymbolicLink()) return 'link'
  if (!entry.isFile() && !entry.isDirectory()) return 'no-file'
  return isXmlText(entry.name) ? null : 'name'
}
