import { Problem } from '@stagedoor/contract/problems'
import { Server } from '@tus/server'
import { problemResponse } from '../../plant/http/index.ts'
import type { ArrivalPorts } from '../complete-upload.ts'
import { receiptToken } from '../upload-receipt.ts'
import { type UploadLockPorts, UploadLocks } from './upload-locks.ts'
import { currentVisit, UploadStore, type Visit, visits } from './upload-store.ts'

/** Answers requests of the tus protocol 1.0.0 (tus.io) for a sender who was let in before. */
export type TusDoor = (request: Request, visit: Visit) => Promise<Response>

/** Opens the door; any number of processes may each have one over the same database and disk. */
export function tusDoor(ports: ArrivalPorts & UploadLockPorts): TusDoor {
  const locks = new UploadLocks(ports)
  const server = new Server({
    path: '/uploads',
    datastore: new UploadStore(ports, locks),
    locker: locks,
    namingFunction: () => currentVisit().uploadId,
    generateUrl: (request, { id }) => `${new URL(request.url).pathname.replace(/\/$/, '')}/${id}`,
    getFileIdFromRequest: () => currentVisit().uploadId,
    // Senders use this house's own pages or a program of their own; no other site's page has a part in it.
    allowedOrigins: () => false,
    onResponseError: (_request, error) => {
      const visit = visits.getStore()
      if (visit && error instanceof Error && !('status_code' in error)) visit.failure = error
      return undefined
    },
  })
  return async (request, visit) => {
    const { method, url, headers } = request
    const bare = new Request(url, { method, headers })
    const answer = await visits.run(visit, () => server.handleWeb(bare))
    if (visit.failure instanceof Problem) return refuse(visit.failure, answer)
    if (visit.failure !== undefined) throw visit.failure
    const { upload } = visit
    if (upload?.state === 'arrived' && upload.sha256 && upload.receiptNumber) {
      answer.headers.set('Stagedoor-Receipt', upload.receiptNumber)
      answer.headers.set('Stagedoor-Receipt-Token', receiptToken(ports.seal, upload) ?? '')
      answer.headers.set('Repr-Digest', `sha-256=:${upload.sha256.toString('base64')}:`)
    } else if (answer.ok && visit.expiresAt !== undefined) {
      answer.headers.set('Upload-Expires', new Date(visit.expiresAt).toUTCString())
    }
    // A long body follows. Where a connection breaks on which an answer came before, browsers send the whole request again
    // by themselves, bytes that are here already; on one of its own they leave it to the page, which asks first.
    if (upload?.state === 'arriving' && request.method !== 'PATCH') answer.headers.set('Connection', 'close')
    answer.headers.set('Cache-Control', 'no-store')
    return answer
  }
}

function refuse(problem: Problem, answer: Response): Response {
  const response = problemResponse(problem)
  response.headers.set('Tus-Resumable', '1.0.0')
  const connection = answer.headers.get('connection')
  if (connection) response.headers.set('Connection', connection)
  return response
}
