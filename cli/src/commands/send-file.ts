import { createReadStream } from 'node:fs'
import { problemOf } from '@stagedoor/contract'
import { DetailedError, type HttpResponse, Upload } from 'tus-js-client'
import type { House } from '../house/open-house.ts'
import { Refusal } from '../refusal.ts'
import { forgetUpload, notedUpload, noteUpload } from './upload-notes.ts'
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

const RETRY_AFTER_MS = [500, 1000, 2000, 4000, 8000]

/**
 * Sends a file by the tus protocol and goes on where an earlier try of the same file broke off. Throws the house's
 * refusal as a Problem, and {@link Refusal} when the connection is lost for good.
 */
export async function sendFile(house: House, order: Order, sent: (bytes: number) => void): Promise<Receipt> {
  const { path, size, sha256, metadata, production } = order
  const endpoint = `${house.origin}/api/v1/productions/${encodeURIComponent(production)}/uploads`
  const note = { folder: house.notes, endpoint, sha256 }
  const uploadUrl = await notedUpload(note)
  let reached = 0
  let address = uploadUrl ?? ''
  let noted: Promise<void> = Promise.resolve()
  const answer = await new Promise<HttpResponse>((resolve, reject) => {
    const upload: Upload = new Upload(createReadStream(path), {
      endpoint,
      uploadSize: size,
      metadata: { ...metadata },
      headers: { authorization: `Bearer ${house.key}` },
      retryDelays: RETRY_AFTER_MS,
      storeFingerprintForResuming: false,
      ...(uploadUrl === null ? {} : { uploadUrl }),
      onUploadUrlAvailable: () => {
        address = upload.url ?? ''
        noted = noteUpload(note, address)
        noted.catch(reject)
      },
      onProgress: (bytes) => {
        reached = bytes
        sent(bytes)
      },
      onSuccess: ({ lastResponse }) => resolve(lastResponse),
      onError: reject,
    })
    upload.start()
  }).catch(async (error: unknown) => {
    await noted
    throw refusalOf(error, { path, reached })
  })
  await noted
  await forgetUpload(note)
  return {
    path,
    size,
    sha256: arrivedDigest(answer, order),
    number: answer.getHeader('Stagedoor-Receipt') ?? '',
    address,
  }
}

/** The SHA-256 that the house answers for a file, in hex (`Repr-Digest`, RFC 9530); null where it says none. */
export function digestTold(header: string | null | undefined): string | null {
  const told = /sha-256=:([^:]+):/.exec(header ?? '')?.[1]
  return told === undefined ? null : Buffer.from(told, 'base64').toString('hex')
}

function arrivedDigest(answer: HttpResponse, { path, sha256 }: Order): string {
  const arrived = digestTold(answer.getHeader('Repr-Digest'))
  if (arrived === sha256) return arrived
  throw new Refusal(
    `${path} did not arrive as it lies here (${arrived ?? 'no digest was told'}). Keep the card, and send it again.`,
  )
}

function refusalOf(error: unknown, { path, reached }: { path: string; reached: number }): unknown {
  if (!(error instanceof DetailedError)) return error
  const answer = error.originalResponse
  if (answer !== null && answer.getStatus() !== 0) return problemOf(asJson(answer.getBody()))
  return new Refusal(
    `The connection was lost while ${path} was sent. The first ${saySize(reached)} are kept by the house. The same command goes on from there.`,
    { cause: error },
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
