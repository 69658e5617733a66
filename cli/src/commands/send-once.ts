import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '@stagedoor/contract'
import { digestTold } from '@stagedoor/contract/upload'
import { NoAnswer } from '../house/no-answer.ts'
import type { House } from '../house/open-house.ts'
import { type Order, sendFile } from './send-file.ts'
import { forgetUpload, notedUpload, noteUpload, type UploadNote } from './upload-notes.ts'

/** How a file came to be in the house: by this run, or by an earlier one. */
export interface InHouse {
  readonly kind: 'sent' | 'there'
  readonly number: string
}

const LONGEST_WAIT_SECONDS = 120

/** What is known of a file before it is sent: that the house has it, with its receipt, or that some of it is there. */
export type KnownBefore =
  | { readonly kind: 'there'; readonly number: string }
  | { readonly kind: 'begun' }
  | { readonly kind: 'not-sent' }

/** Asks the house about a file that this machine sent before, whole or in part. */
export async function knownBefore(house: House, order: Order): Promise<KnownBefore> {
  const { arrived, arriving } = notesOf(house, order)
  const address = await notedUpload(arrived)
  const number = address === null ? null : await receiptStillThere(house, { address, sha256: order.sha256 })
  if (number !== null) return { kind: 'there', number }
  return { kind: (await notedUpload(arriving)) === null ? 'not-sent' : 'begun' }
}

/**
 * Sends a file unless the house says that it has it still. A house that is asked too often says how long to wait, which
 * is waited.
 */
export async function sendOnce(house: House, order: Order, sent: (bytes: number) => void): Promise<InHouse> {
  const known = await knownBefore(house, order)
  if (known.kind === 'there') return known
  const { arrived } = notesOf(house, order)
  await forgetUpload(arrived)
  const receipt = await whenLet(() => sendFile(house, order, sent))
  await noteUpload(arrived, receipt.address)
  return { kind: 'sent', number: receipt.number }
}

function notesOf(house: House, { production, sha256 }: Order): { arrived: UploadNote; arriving: UploadNote } {
  const endpoint = `${house.origin}/api/v1/productions/${encodeURIComponent(production)}/uploads`
  const arriving = { folder: house.notes, endpoint, sha256 }
  return { arriving, arrived: { ...arriving, folder: join(dirname(house.notes), 'arrived') } }
}

async function receiptStillThere(
  house: House,
  { address, sha256 }: { address: string; sha256: string },
): Promise<string | null> {
  if (URL.parse(address)?.origin !== house.origin) return null
  const headers = { authorization: `Bearer ${house.key}`, 'tus-resumable': '1.0.0' }
  const answer = await fetch(address, { method: 'HEAD', headers }).catch((error: unknown) => {
    // Whatever fetch throws, nobody answered; the cause says how.
    throw new NoAnswer(house.origin, { cause: error })
  })
  if (!answer.ok || digestTold(answer.headers.get('repr-digest')) !== sha256) return null
  return answer.headers.get('stagedoor-receipt') ?? ''
}

async function whenLet<T>(act: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await act()
    } catch (error) {
      const seconds = error instanceof Problem ? error.facts['retryAfterSeconds'] : undefined
      if (typeof seconds !== 'number' || !(seconds <= LONGEST_WAIT_SECONDS)) throw error
      await wait(seconds * 1000)
    }
}
