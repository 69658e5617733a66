import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from './cluster-processes.ts'

const DRAFT = /\.draft-(\d+)$/

/** Where a directory is made before it is renamed to its place; the name says by which process. */
export function draftOf(path: string): string {
  return `${path}.draft-${process.pid}`
}

/** Removes what an interrupted start, perhaps of this process, left half made. */
export async function removeDrafts(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const pid = Number(DRAFT.exec(name)?.[1])
    if (pid > 0 && (pid === process.pid || !(await isAlive(pid)))) {
      await rm(join(directory, name), { recursive: true, force: true })
    }
  }
}
