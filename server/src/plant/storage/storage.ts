import type { Readable } from 'node:stream'
import type { Released } from '../media/index.ts'

/** Bytes as kept: their SHA-256 in hex is their address. */
export interface Stored {
  readonly sha256: string
  readonly sizeBytes: number
}

/** Bytes from `from` up to and without `until`. */
export interface ByteRange {
  readonly from: number
  readonly until: number
}

/** A stored file opened for reading: by path where it lies on this machine's disk, by stream everywhere. */
export interface StoredFile extends Stored {
  readonly path: string | null
  readonly stream: (range?: ByteRange) => Readable
}

/** What a caller may know of bytes beforehand; they are refused with {@link WrongDigest} when it is not so. */
export interface Expected {
  readonly sha256: string
}

/** A file that came in from outside and is kept as it is, with its SHA-256 where it was taken as it was written. */
export interface Arrived {
  readonly kind: 'arrived'
  readonly path: string
  readonly sha256: string | null
}

/**
 * The house's files, addressed by their content: written once, never changed, whole or not there. A file that a call
 * has answered for survives a power cut. Who refers to which file is not known here: a stage asks its own rows before
 * it removes one.
 */
export interface Storage {
  /** Keeps a stream of bytes. */
  readonly put: (bytes: AsyncIterable<Uint8Array>, expected?: Expected) => Promise<Stored>
  /**
   * Keeps a finished file: what came in as it is, or what this house made once it is proven to tell nothing. Its own
   * name stays, is read-only from now on and may be removed. Where its digest is known its bytes are not read again.
   */
  readonly adopt: (file: Arrived | Released) => Promise<Stored>
  /** Opens a file, or answers null where there is none. */
  readonly open: (sha256: string) => Promise<StoredFile | null>
  readonly has: (sha256: string) => Promise<boolean>
  /** The size in bytes, or null where there is no such file. */
  readonly size: (sha256: string) => Promise<number | null>
  /** Removes a file for good; false where there was none. */
  readonly remove: (sha256: string) => Promise<boolean>
  /** Bytes that can still be written. */
  readonly freeBytes: () => Promise<number>
  /** Lends an empty folder on the same disk for as long as the work lasts; a crash's leftovers go at the next start. */
  readonly inTemp: <Result>(work: (folder: string) => Promise<Result>) => Promise<Result>
}

/** The bytes are not what the caller said they were; nothing was kept. */
export class WrongDigest extends Error {
  override readonly name = 'WrongDigest'

  constructor(expected: string, found: string) {
    super(`expected bytes with the SHA-256 ${expected}, found ${found}; nothing was kept`)
  }
}

/** Takes a digest in hex, or throws a TypeError: what comes from elsewhere never becomes a path unseen. */
export function digestPath(sha256: string): readonly [string, string, string] {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new TypeError('a file is addressed by the 64 hex digits of its SHA-256')
  return [sha256.slice(0, 2), sha256.slice(2, 4), sha256]
}
