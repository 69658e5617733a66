import { HASH_FORMATS, type HashFormat, type TakenHashes } from './hash-format.ts'
import type { Manifest } from './manifest.ts'
import { MhlFlaw } from './mhl-flaw.ts'

const MOST_RENAMED_FOLDERS = 1000

/** What a file's history says its hashes are, by format; never empty. */
export type KnownHashes = ReadonlyMap<HashFormat, string>

/** How a file stands against its history. */
export type FileStanding =
  | { readonly kind: 'new' }
  | { readonly kind: 'verified' }
  | {
      readonly kind: 'changed'
      readonly format: HashFormat
      readonly recorded: string
      readonly found: string
    }
  /** Its history has hashes alone that were not taken. */
  | { readonly kind: 'not-compared'; readonly formats: readonly HashFormat[] }

/**
 * What a history knows of each file: the earliest hash of each format that did not fail, under the name that the file
 * has by now. Generations come in their order.
 */
export function knownHashes(generations: readonly Manifest[]): ReadonlyMap<string, KnownHashes> {
  const known = new Map<string, Map<HashFormat, string>>()
  for (const { records } of generations) {
    const renamed = records.filter(({ previousPath }) => previousPath !== null)
    if (renamed.filter(({ kind }) => kind === 'folder').length > MOST_RENAMED_FOLDERS)
      throw new MhlFlaw('has more renamed folders than anybody renames')
    for (const { kind, path, previousPath } of renamed)
      moveNames(known, { kind, from: previousPath ?? path, to: path })
    for (const record of records) {
      if (record.kind === 'folder') continue
      const hashes = known.get(record.path) ?? new Map<HashFormat, string>()
      for (const { format, value, action } of record.hashes)
        if (action !== 'failed' && !hashes.has(format)) hashes.set(format, value)
      if (hashes.size > 0) known.set(record.path, hashes)
    }
  }
  return known
}

/** Which hashes must be taken of a file so that it can be compared with every one of its history, and written anew. */
export function formatsToTake(known: KnownHashes | undefined): HashFormat[] {
  return HASH_FORMATS.filter(
    (format) => format === 'xxh64' || (known?.has(format) && format !== 'xxh3' && format !== 'xxh128'),
  )
}

/** Compares a file with its history: one hash that differs is enough. */
export function compareHashes(known: KnownHashes | undefined, taken: TakenHashes): FileStanding {
  if (known === undefined) return { kind: 'new' }
  let isCompared = false
  for (const [format, recorded] of known) {
    const found = taken[format]
    if (found === undefined) continue
    if (found !== recorded) return { kind: 'changed', format, recorded, found }
    isCompared = true
  }
  return isCompared ? { kind: 'verified' } : { kind: 'not-compared', formats: [...known.keys()] }
}

function moveNames<T>(
  known: Map<string, T>,
  { kind, from, to }: { kind: 'file' | 'folder'; from: string; to: string },
): void {
  const moved = kind === 'file' ? [from] : [...known.keys()].filter((path) => path.startsWith(`${from}/`))
  const values = moved.flatMap((path) => {
    const value = known.get(path)
    known.delete(path)
    return value === undefined ? [] : [[`${to}${path.slice(from.length)}`, value] as const]
  })
  for (const [path, value] of values) known.set(path, value)
}
