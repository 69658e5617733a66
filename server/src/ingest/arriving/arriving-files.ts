import { createHash, type Hash } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Problem } from '@stagedoor/contract/problems'
import { digestOfFile, isSystemError } from '../../plant/storage/index.ts'
import { FollowingDigest } from './following-digest.ts'
import { GatheringWriter } from './gathering-writer.ts'

/** Where bytes come from, and until where they may reach; `interrupted` ends it early and keeps what came. */
export interface Append {
  readonly id: string
  readonly from: number
  readonly until: number
  readonly bytes: Readable
  readonly interrupted: AbortSignal
}

interface Running {
  readonly hash: Hash
  position: number
}

/**
 * Files on their way in, one for each upload, named by its id. The file's own size is the truth of how much of it is
 * here: it survives `kill -9`. The digest is computed as bytes arrive; where a restart lost it, the file is read
 * behind them.
 */
export class ArrivingFiles {
  readonly #folder: string
  readonly #running = new Map<string, Running>()
  readonly #following = new Map<string, FollowingDigest>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Opens the folder that holds them; what is in it stays. */
  static async open(folder: string): Promise<ArrivingFiles> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return new ArrivingFiles(folder)
  }

  path(id: string): string {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new TypeError('an upload is named by its id')
    return join(this.#folder, id)
  }

  /** The ids of all uploads that have a file here. */
  ids(): Promise<string[]> {
    return readdir(this.#folder)
  }

  /** How many bytes of an upload are here. */
  async size(id: string): Promise<number> {
    try {
      return (await stat(this.path(id))).size
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return 0
      throw error
    }
  }

  /**
   * Takes bytes at the end of a file and answers its new size, when they are safe on the disk. A sender that falls
   * silent or away is no error: what came is kept. Throws `disk-full` when the disk is.
   */
  async append({ id, from, until, bytes, interrupted }: Append): Promise<number> {
    const running = this.#runningAt(id, from)
    const following = running === null ? this.#followingAt(id, from) : null
    const file = await open(this.path(id), constants.O_WRONLY | constants.O_CREAT, 0o600)
    const writer = new GatheringWriter(file, from)
    try {
      for await (const chunk of endingQuietly(bytes, interrupted)) {
        const room = until - writer.end
        const fitting = chunk.length > room ? chunk.subarray(0, room) : chunk
        running?.hash.update(fitting)
        await writer.take(fitting)
        following?.follow(writer.written)
        if (chunk.length > room)
          throw new Problem('invalid-request', { detail: 'More bytes came than were announced.' })
      }
      await writer.finish()
      if (running) running.position = writer.end
      return writer.end
    } catch (error) {
      this.#running.delete(id)
      if (isSystemError(error, 'ENOSPC', 'EDQUOT'))
        throw new Problem(
          'disk-full',
          { detail: 'The disk of this house is full. What was sent is kept; go on when there is room.' },
          { cause: error },
        )
      throw error
    } finally {
      await file.close()
    }
  }

  /** The first bytes of a file. */
  async head(id: string, length: number): Promise<Buffer> {
    const file = await open(this.path(id), 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }

  /** The SHA-256 of the whole file, in hex. */
  async digest(id: string): Promise<string> {
    const running = this.#running.get(id)
    if (running && running.position === (await this.size(id))) return running.hash.copy().digest('hex')
    const followed = await this.#following.get(id)?.at(await this.size(id))
    return followed ?? (await digestOfFile(this.path(id))).sha256
  }

  async remove(id: string): Promise<void> {
    this.#running.delete(id)
    this.#following.delete(id)
    await rm(this.path(id), { force: true })
  }

  #runningAt(id: string, from: number): Running | null {
    if (from === 0) this.#running.set(id, { hash: createHash('sha256'), position: 0 })
    const running = this.#running.get(id)
    return running?.position === from ? running : null
  }

  #followingAt(id: string, from: number): FollowingDigest {
    const following = this.#following.get(id) ?? new FollowingDigest(this.path(id))
    this.#following.set(id, following)
    following.follow(from)
    return following
  }
}

// More than this is not held for a disk that is slower than the line.
const HELD_BYTES = 2 ** 20
// What an interrupted request brought already is taken: so long without a byte ends it, and so long in any case.
const STILL_COMING_MS = 100
const LONGEST_END_MS = 1000

/**
 * Bytes as they come. A phone that leaves the network breaks its connection; that ends them and nothing else. They are
 * taken off the connection at once: what waits in a stream is thrown away with it, and would be sent twice.
 */
async function* endingQuietly(bytes: Readable, interrupted: AbortSignal): AsyncGenerator<Buffer> {
  const held: Buffer[] = []
  let heldBytes = 0
  let isOver = bytes.readableEnded || bytes.destroyed
  let wake = (): void => undefined
  let stilled: ReturnType<typeof setTimeout> | undefined
  let stopsAt = Number.POSITIVE_INFINITY
  const end = () => {
    // A stream that was torn down still has what nobody took of it yet.
    for (let left: Buffer | null; (left = bytes.read() as Buffer | null) !== null;) held.push(left)
    isOver = true
    wake()
  }
  const waitForMore = () => {
    clearTimeout(stilled)
    stilled = setTimeout(end, Math.min(STILL_COMING_MS, stopsAt - performance.now()))
  }
  const stop = () => {
    stopsAt = performance.now() + LONGEST_END_MS
    waitForMore()
  }
  const take = (chunk: Buffer) => {
    if (interrupted.aborted) waitForMore()
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes > HELD_BYTES) bytes.pause()
    wake()
  }
  if (isOver) end()
  else if (interrupted.aborted) stop()
  interrupted.addEventListener('abort', stop, { once: true })
  for (const event of ['end', 'error', 'close']) bytes.on(event, end)
  if (!isOver) bytes.on('data', take)
  try {
    for (;;) {
      const chunk = held.shift()
      if (chunk !== undefined) {
        heldBytes -= chunk.length
        if (heldBytes < HELD_BYTES / 2 && bytes.isPaused()) bytes.resume()
        yield chunk
      } else if (isOver) return
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    clearTimeout(stilled)
    interrupted.removeEventListener('abort', stop)
    bytes.off('data', take).pause()
    if (interrupted.aborted) bytes.destroy()
    for (const event of ['end', 'close']) bytes.off(event, end)
  }
}
