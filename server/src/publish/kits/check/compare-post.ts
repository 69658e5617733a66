import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findingOfCover, findingOfFilm, type KitFinding } from '@stagedoor/core/publish'
import { compareFingerprints, compareStill, type FilmFingerprint } from '@stagedoor/core/publish/fingerprint'
import { type Engine, fingerprintFilm, grayStill, MediaFailure } from '../../../plant/media/index.ts'
import type { PostReading } from './post-reading.ts'
import type { Reach } from './reach.ts'

const unreadable = (because: 'no-film' | 'unreachable'): KitFinding => ({ kind: 'unread', because })

/** Fetches what a platform shows of a post and compares it with the cut; files lie in `folder` meanwhile. */
export async function comparePost(
  { reach, media }: { reach: Reach; media: Engine },
  reading: PostReading,
  { cut, folder, signal }: { cut: () => Promise<FilmFingerprint>; folder: string; signal: AbortSignal },
): Promise<KitFinding> {
  switch (reading.kind) {
    case 'gone':
      return { kind: 'gone' }
    case 'unread':
      return { kind: 'unread', because: reading.because }
    case 'cover': {
      const path = await fetched('cover')
      if (path === null) return unreadable('unreachable')
      const still = await grayStill(path)
      return still === null ? unreadable('no-film') : findingOfCover(compareStill(await cut(), still))
    }
    case 'film': {
      const path = await fetched('film')
      if (path === null) return unreadable('unreachable')
      const ours = await cut()
      try {
        const found = await fingerprintFilm(media, path, { folder, signal })
        return findingOfFilm(compareFingerprints({ cut: ours, found }))
      } catch (error) {
        signal.throwIfAborted()
        // What lies there is whatever its holder put there: a film that cannot be read is no proof, and no crash.
        if (error instanceof MediaFailure) return unreadable('no-film')
        throw error
      }
    }
  }

  async function fetched(kind: 'cover' | 'film'): Promise<string | null> {
    const bytes = await bytesOf(kind)
    if (bytes === null) return null
    const path = join(folder, kind)
    await writeFile(path, bytes, { mode: 0o600 })
    return path
  }

  async function bytesOf(kind: 'cover' | 'film'): Promise<Buffer | null> {
    if (reading.kind !== kind) return null
    try {
      return await reach.fetch(kind, reading.address, signal)
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof Error) return null
      throw error
    }
  }
}
