import { setTimeout as delay } from 'node:timers/promises'
import { ConnectionLost, mayGoOn, Upload, type UploadAnswer, UploadRefused } from '@stagedoor/contract/upload'
import { retryAfterMs } from '@stagedoor/core/ingest'
import { carryFile } from '../cli/src/house/carry-file.ts'

/** A file for a door, and how much sooner than in life a sender gives a silent connection up. */
export interface Errand {
  readonly endpoint: string
  readonly path: string
  readonly sizeBytes: number
  readonly name: string
  readonly key: string
  readonly patience: number
}

const MOST_TRIES = 2000
const LEAST_PAUSE_MS = 30

/** Sends a file by the client of the house's own pages, through whatever happens to the line, until it is there. */
export async function sendStubbornly(errand: Errand): Promise<UploadAnswer> {
  const { endpoint, path, sizeBytes, name, key, patience } = errand
  const metadata = { filename: name, contributor: 'Noor' }
  const upload = new Upload(carryFile(path), { endpoint, sizeBytes, metadata, key, patience })
  const stop = new AbortController()
  let setbacks = 0
  for (let tries = 0; tries < MOST_TRIES; tries += 1)
    try {
      return await upload.send(stop.signal, { reached: () => (setbacks = 0) })
    } catch (error) {
      const isOver = error instanceof UploadRefused && !mayGoOn(error.answer.status)
      if (isOver || !(error instanceof UploadRefused || error instanceof ConnectionLost)) throw error
      setbacks += 1
      await delay(Math.max(LEAST_PAUSE_MS, retryAfterMs(setbacks) * patience))
    }
  throw new Error(`${name} did not arrive after ${MOST_TRIES} tries`)
}
