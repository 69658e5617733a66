import { setTimeout as wait } from 'node:timers/promises'
import { problemOf } from '@stagedoor/contract'
import {
  ConnectionLost,
  digestTold,
  mayGoOn,
  Upload,
  type UploadAnswer,
  UploadRefused,
} from '@stagedoor/contract/upload'
import { retryAfterMs } from '@stagedoor/core/ingest'
import { carryFile } from '../house/carry-file.ts'
import type { House } from '../house/open-house.ts'
import { Refusal } from '../refusal.ts'
import { forgetUpload, keyOf, notedUpload, noteUpload } from './upload-notes.ts'
import { saySize } from './say-bar.ts'

/** A file to be sent, with its digest as it lies here. */
export interface Order {
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly production: string
  readonly metadata: Readonly<Record<string, string>>
}

/** What the house says of a file that arrived: it has the digest that was read here. */
export interface Receipt {
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly number: string
  /** Where the house answers for it. */
  readonly address: string
}

const MOST_SETBACKS = 6
// A key that is not taken, or a full disk: somebody mends it, and what is there is gone on with.
const UNTIL_MENDED = [401, 403, 507]

/**
 * Sends a file and goes on where an earlier try of the same file broke off. Throws the house's refusal as a Problem, and
 * {@link Refusal} when the connection is lost for good.
 */
export async function sendFile(house: House, order: Order, sent: (bytes: number) => void): Promise<Receipt> {
  const { path, size, sha256, metadata, production } = order
  const endpoint = `${house.origin}/api/v1/productions/${encodeURIComponent(production)}/uploads`
  const note = { folder: house.notes, endpoint, sha256 }
  const address = await notedUpload(note)
  const upload = new Upload(carryFile(path), {
    endpoint,
    sizeBytes: size,
    metadata,
    key: await keyOf(note),
    headers: { authorization: `Bearer ${house.key}` },
    ...(address === null ? {} : { address }),
  })
  const answer = await toTheEnd(upload, {
    path,
    sent,
    begun: (where) => noteUpload(note, where),
  }).catch(async (error: unknown) => {
    if (!(error instanceof UploadRefused)) throw error
    // What was refused for what it is, or is given up, is not gone on with: the same command begins it anew.
    const { status } = error.answer
    if (!mayGoOn(status) && !UNTIL_MENDED.includes(status)) await forgetUpload(note)
    throw problemOf(asJson(error.answer.body))
  })
  await forgetUpload(note)
  return {
    path,
    size,
    sha256: arrivedDigest(answer, order),
    number: answer.header('Stagedoor-Receipt') ?? '',
    address: upload.address ?? '',
  }
}

interface Way {
  readonly path: string
  readonly sent: (bytes: number) => void
  readonly begun: (address: string) => Promise<void>
}

async function toTheEnd(upload: Upload, { path, sent, begun }: Way): Promise<UploadAnswer> {
  const stop = new AbortController()
  let noted: Promise<void> = Promise.resolve()
  let [setbacks, here] = [0, 0]
  for (;;)
    try {
      const answer = await upload.send(stop.signal, {
        begun: (address) => {
          noted = begun(address)
          // It is awaited below; until then its failure must not count as nobody's.
          noted.catch(() => undefined)
        },
        reached: (bytes) => {
          if (bytes > here) setbacks = 0
          here = bytes
          sent(bytes)
        },
        sent,
      })
      await noted
      return answer
    } catch (error) {
      await noted
      const isStumble =
        error instanceof UploadRefused && mayGoOn(error.answer.status) && error.answer.status !== 429
      if (!(error instanceof ConnectionLost) && !isStumble) throw error
      setbacks += 1
      if (setbacks <= MOST_SETBACKS) await wait(retryAfterMs(setbacks))
      else if (isStumble) throw error
      else
        throw new Refusal(
          `The connection was lost while ${path} was sent. The first ${saySize(here)} are kept by the house. The same command goes on from there.`,
          { cause: error },
        )
    }
}

function arrivedDigest(answer: UploadAnswer, { path, sha256 }: Order): string {
  const arrived = digestTold(answer.header('Repr-Digest'))
  if (arrived === sha256) return arrived
  throw new Refusal(
    `${path} did not arrive as it lies here (${arrived ?? 'no digest was told'}). Keep the card, and send it again.`,
  )
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An answer of something between us and the house: problemOf makes of it that it cannot be read.
    return undefined
  }
}
