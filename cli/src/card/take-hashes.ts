import { createHash, type Hash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { SNIFF_BYTES } from '@stagedoor/core/ingest'
import { c4Of, type HashFormat, type TakenHashes } from '@stagedoor/core/mhl'
import xxhash from 'xxhash-wasm'

/** What one reading of a file told. */
export interface Reading {
  readonly sha256: string
  readonly taken: TakenHashes
  /** Its first bytes, by which it is known. */
  readonly head: Uint8Array
  readonly sizeBytes: number
}

const PIECE_BYTES = 2 ** 20
const OF_NODE = { md5: 'md5', sha1: 'sha1', c4: 'sha512' } as const

const fastHashes = await xxhash()
const hexOf = (hash: bigint): string => hash.toString(16).padStart(16, '0')

/** The xxh64 of some bytes (seed 0), as hash lists write it. */
export function xxh64(bytes: Uint8Array): string {
  return hexOf(fastHashes.h64Raw(bytes))
}

/** Reads a file once, and takes all of its hashes meanwhile. A link in its place is not followed. */
export async function takeHashes(
  path: string,
  formats: readonly HashFormat[],
  read: (bytes: number) => void,
): Promise<Reading> {
  const sha256 = createHash('sha256')
  const fast = fastHashes.create64()
  const others = new Map<keyof typeof OF_NODE, Hash>()
  for (const format of formats)
    if (format in OF_NODE) {
      const known = format as keyof typeof OF_NODE
      others.set(known, createHash(OF_NODE[known]))
    }
  let head = Buffer.alloc(0)
  let sizeBytes = 0
  await using file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  for await (const piece of file.createReadStream({ highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>) {
    for (const hash of [sha256, ...others.values()]) hash.update(piece)
    fast.update(piece)
    if (head.length < SNIFF_BYTES) head = Buffer.concat([head, piece]).subarray(0, SNIFF_BYTES)
    read((sizeBytes += piece.length))
  }
  const told = [...others].map(([format, hash]) => [
    format,
    format === 'c4' ? c4Of(hash.digest()) : hash.digest('hex'),
  ])
  const taken: TakenHashes = { ...Object.fromEntries(told), xxh64: hexOf(fast.digest()) }
  return { sha256: sha256.digest('hex'), taken, head, sizeBytes }
}
