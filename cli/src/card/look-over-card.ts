import { hostname } from 'node:os'
import { join } from 'node:path'
import { sniff, type Sniffed } from '@stagedoor/core/ingest'
import {
  compareHashes,
  formatsToTake,
  type FoundFile,
  ignoring,
  knownHashes,
  MARKS_OF_SYSTEMS,
  NEVER_LISTED,
  nextGeneration,
} from '@stagedoor/core/mhl'
import { instant } from '@stagedoor/core/time'
import { sayBar } from '../commands/say-bar.ts'
import { Refusal } from '../refusal.ts'
import { addGeneration } from './history.ts'
import type { ManifestPlace } from './manifest-place.ts'
import { sayPath } from './say-path.ts'
import { takeHashes, xxh64 } from './take-hashes.ts'
import { type PassedOver, type Walked, walkCard } from './walk-card.ts'

/** A file that was read: what it is, its hashes, and how it stands against the card's history. */
export interface ReadFile extends FoundFile {
  readonly sha256: string
  readonly sniffed: Sniffed
}

/** What a card turned out to hold. */
export interface CardFinding {
  readonly place: ManifestPlace
  readonly files: readonly ReadFile[]
  readonly folders: readonly string[]
  readonly passedOver: readonly PassedOver[]
  /** Paths that the history knows and the card has not. */
  readonly missing: readonly string[]
  readonly ignored: readonly string[]
}

/** Reads every file of a card once, takes its hashes, and compares them with the card's history. */
export async function lookOverCard(
  place: ManifestPlace,
  progress: (line: string) => void,
): Promise<CardFinding> {
  const generations = place.history?.generations ?? []
  const ignored = patternsOf(place)
  const isLeftOut = ignoring(ignored)
  const walked = await walkCard(place.card, isLeftOut)
  refuseNested(place, walked)
  const known = knownHashes(generations)
  const files: ReadFile[] = []
  const passedOver = [...walked.passedOver]
  const total = walked.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  let done = 0
  for (const [index, { path, sizeBytes, modifiedAt }] of walked.files.entries()) {
    const what = `reading ${index + 1} of ${walked.files.length}, ${sayPath(path)}`
    try {
      const reading = await takeHashes(join(place.card, path), formatsToTake(known.get(path)), (bytes) =>
        progress(sayBar(what, { done: done + bytes, total })),
      )
      const { sha256, taken, head } = reading
      const standing = compareHashes(known.get(path), taken)
      files.push({
        path,
        sizeBytes: reading.sizeBytes,
        modifiedAt,
        sha256,
        taken,
        standing,
        sniffed: sniff(head),
      })
    } catch (error) {
      // A card that cannot be read at one place is read at all others, and the place is named.
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
      passedOver.push({ path, because: 'unreadable' })
    }
    done += sizeBytes
  }
  if (files.length === 0 && passedOver.length === 0)
    throw new Refusal(`There is no file in ${place.card}. Nothing was done.`)
  const there = new Set(walked.files.map(({ path }) => path))
  const isListed = (path: string): boolean =>
    !isLeftOut(path, 'file') && foldersOf(path).every((folder) => !isLeftOut(folder, 'folder'))
  const missing = [...known.keys()].filter((path) => !there.has(path) && isListed(path)).toSorted()
  return { place, files, folders: walked.folders, passedOver, missing, ignored }
}

/** Writes what was found as the next generation of the card's history, and answers the manifest's path. */
export async function writeFinding(
  { place, files, folders, passedOver, ignored }: CardFinding,
  now: number,
): Promise<string> {
  const made = {
    at: instant(Math.floor(now / 1000) * 1000),
    hostname: hostname(),
    tool: 'stagedoor',
    ignored,
  }
  const isWhole = passedOver.length === 0
  try {
    await place.prepare()
    return await addGeneration(place.history, nextGeneration({ files, folders, isWhole }, made, xxh64), place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    throw new Refusal(
      `The manifest could not be written into ${place.folder}: ${(error as Error).message}. What was sent is kept. Say --manifest FOLDER.`,
      { cause: error },
    )
  }
}

/** Whether all that the card's history lists is there as it was, and everything could be read. */
export function isAsListed({ files, missing, passedOver }: CardFinding): boolean {
  return (
    missing.length === 0 &&
    files.every(({ standing }) => standing.kind === 'new' || standing.kind === 'verified') &&
    passedOver.every(({ because }) => because === 'link' || because === 'no-file')
  )
}

function foldersOf(path: string): string[] {
  const steps = path.split('/')
  return steps.slice(1).map((_, at) => steps.slice(0, at + 1).join('/'))
}

function patternsOf({ history }: ManifestPlace): string[] {
  const before = history?.generations.findLast(({ ignored }) => ignored.length > 0)?.ignored
  return [...new Set([...NEVER_LISTED, ...(history === null ? MARKS_OF_SYSTEMS : (before ?? []))])]
}

function refuseNested({ card }: ManifestPlace, { nested }: Walked): void {
  if (nested.length === 0) return
  throw new Refusal(
    `In ${card}, ${nested.map(sayPath).join(', ')} ${nested.length === 1 ? 'has a history' : 'have histories'} of its own. Nothing was done. Name each of those folders by itself.`,
  )
}
