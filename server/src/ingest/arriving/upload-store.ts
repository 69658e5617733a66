import { AsyncLocalStorage } from 'node:async_hooks'
import type { Readable } from 'node:stream'
import { Problem } from '@stagedoor/contract/problems'
import { DataStore, Upload } from '@tus/server'
import { beginUpload, noteOffset } from '../begin-upload.ts'
import { type ArrivalPorts, completeUpload } from '../complete-upload.ts'
import { endUpload } from '../delete-material.ts'
import { uploadById, type UploadRow } from '../queries.ts'
import type { Sender } from '../sender.ts'
import type { UploadLocks } from './upload-locks.ts'

/** One request of the protocol: who sends, which upload it names or begins, and its bytes. */
export interface Visit {
  readonly sender: Sender
  readonly uploadId: string
  readonly bytes: Readable | null
  /** Where the upload stands after the request. */
  upload?: UploadRow
  expiresAt?: number
  /** What the protocol's own words cannot say. */
  failure?: unknown
}

/** The visits that are going on, each seen by its own request only. */
export const visits = new AsyncLocalStorage<Visit>()

/**
 * What the tus protocol stands on: rows in the database, files that grow. The bytes go from the socket to the file
 * past the protocol's own pipeline of streams, which costs a third of the throughput.
 */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'expiration', 'termination']
  readonly #ports: ArrivalPorts
  readonly #locks: UploadLocks

  constructor(ports: ArrivalPorts, locks: UploadLocks) {
    super()
    this.#ports = ports
    this.#locks = locks
  }

  override async create(upload: Upload): Promise<Upload> {
    const visit = currentVisit()
    const { expiresAt } = await beginUpload(this.#ports, {
      id: upload.id,
      sender: visit.sender,
      sizeBytes: upload.size ?? 0,
      told: upload.metadata ?? {},
    })
    visit.expiresAt = expiresAt
    await this.#see(upload.id)
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const upload = await this.#see(id)
    const seen = {
      id,
      size: upload.sizeBytes,
      metadata: upload.metadata,
      creation_date: new Date(upload.createdAt).toISOString(),
    }
    switch (upload.state) {
      case 'arrived':
        return new Upload({ ...seen, offset: upload.sizeBytes })
      case 'arriving': {
        const offset = await this.#ports.arriving.size(id)
        currentVisit().expiresAt = upload.expiresAt
        // The last byte came and the answer did not: the process ended between the two.
        if (offset === upload.sizeBytes) await this.#complete(id)
        return new Upload({ ...seen, offset })
      }
      case 'refused':
        throw refusalOf(upload)
      case 'deleted':
      case 'abandoned':
        throw new Problem('upload-gone', { state: upload.state })
    }
  }

  override async write(_stream: Readable, id: string, offset: number): Promise<number> {
    const { bytes, upload } = currentVisit()
    if (upload?.state === 'arrived') return upload.sizeBytes
    if (bytes === null || upload?.state !== 'arriving') return offset
    // Begun before, and its answer was lost: how much came with it is told, and nothing is taken twice.
    const here = await this.#ports.arriving.size(id)
    if (here !== offset) {
      if (here === upload.sizeBytes) await this.#complete(id)
      return here
    }
    const end = await this.#ports.arriving.append({
      id,
      from: offset,
      until: upload.sizeBytes,
      bytes,
      interrupted: this.#locks.interrupted(id),
    })
    if (end === upload.sizeBytes) await this.#complete(id)
    else
      currentVisit().expiresAt = (
        await noteOffset(this.#ports, { id, productionId: upload.productionId, offset: end })
      ).expiresAt
    return end
  }

  override async remove(id: string): Promise<void> {
    const upload = await this.#see(id)
    if (upload.state === 'arrived')
      throw new Problem('invalid-request', {
        detail: 'The file has arrived. Its receipt deletes it, within the hour.',
      })
    await endUpload(this.#ports, { id, as: 'deleted' })
  }

  async #complete(id: string): Promise<void> {
    await completeUpload(this.#ports, id)
    const upload = await this.#see(id)
    if (upload.state === 'refused') throw refusalOf(upload)
  }

  async #see(id: string): Promise<UploadRow> {
    const visit = currentVisit()
    const upload = await uploadById(this.#ports.db, id)
    if (upload === undefined || !isTheirs(upload, visit.sender)) throw new Problem('not-found')
    visit.upload = upload
    return upload
  }
}

// An upload is reached only where it began: by its inbox, or by the account that began it.
function isTheirs(upload: UploadRow, sender: Sender): boolean {
  if (upload.productionId !== sender.productionId) return false
  return sender.kind === 'inbox' ? upload.inboxId === sender.inboxId : upload.sentBy === sender.userId
}

function refusalOf({ problem }: UploadRow): Problem {
  return new Problem('upload-gone', {
    state: 'refused',
    because: problem,
    detail: 'This file was refused, and nothing of it was kept.',
  })
}

/** The visit that this request belongs to. */
export function currentVisit(): Visit {
  const visit = visits.getStore()
  if (visit === undefined) throw new Error('the protocol runs within a visit only')
  return visit
}
