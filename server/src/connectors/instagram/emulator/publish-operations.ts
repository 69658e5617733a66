import { z } from 'zod'
import { operation, type EmulatedAnswer, type Operation } from '../../emulating/index.ts'
import { GRAPH } from '../graph.ts'
import { refusal } from './answers.ts'
import { containerSchema } from './schemas.ts'
import type { EmulatedContainer, InstagramWorld } from './world.ts'

const DOCS = 'https://developers.facebook.com/docs/instagram-platform'
const READ_ON = '2026-11-21'

/** Containers, their bytes, and publishing them. */
export function publishOperations(world: InstagramWorld, origin: string): Operation[] {
  return [
    operation({
      source: `${DOCS}/instagram-graph-api/reference/ig-user/content_publishing_limit`,
      readOn: READ_ON,
      name: 'publishing-limit',
      method: 'GET',
      path: `/${GRAPH}/{account}/content_publishing_limit`,
      isRead: true,
      reading: 'none',
      query: z.strictObject({ fields: z.enum(['config,quota_usage', 'quota_usage']) }),
      answer: ({ token, params }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const config = { quota_total: world.quota, quota_duration: 86_400 }
        return (
          world.refuseStranger(params.account) ?? {
            status: 200,
            body: { data: [{ config, quota_usage: world.usedWithinADay() }] },
          }
        )
      },
    }),
    operation({
      source: `${DOCS}/instagram-graph-api/reference/ig-user/media`,
      readOn: READ_ON,
      name: 'make-container',
      method: 'POST',
      path: `/${GRAPH}/{account}/media`,
      reading: 'json',
      body: containerSchema,
      answer: async ({ token, params, body }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const stranger = world.refuseStranger(params.account)
        if (stranger !== null) return stranger
        const isResumable = body.upload_type === 'resumable'
        // "Only for apps that have implemented Facebook Login for Business."
        if (isResumable && admitted.token.login !== 'facebook') return refusal(100)
        if (body.is_paid_partnership === true && admitted.token.login !== 'facebook') return refusal(100)
        if (isResumable === (body.video_url !== undefined)) return refusal(100)
        const container: EmulatedContainer = {
          id: world.nextId(),
          words: body,
          madeAt: world.now(),
          isResumable,
          fileSize: null,
          received: Buffer.alloc(0),
          sha256: null,
          readyAt: null,
          failure: null,
          media: null,
          isGone: false,
        }
        const fetched = body.video_url === undefined ? null : await fetchFilm(body.video_url)
        if (fetched === 'unreachable') return refusal(9004, 2_207_052)
        world.containers.set(container.id, container)
        if (fetched !== null) world.fill(container, fetched)
        const uri = `${origin}/ig-api-upload/${GRAPH}/${container.id}`
        return { status: 200, body: { id: container.id, ...(isResumable ? { uri } : {}) } }
      },
    }),
    operation({
      source: `${DOCS}/content-publishing/resumable-uploads`,
      readOn: READ_ON,
      name: 'upload',
      method: 'POST',
      path: `/ig-api-upload/${GRAPH}/{container}`,
      reading: 'bytes',
      answer: ({ token, params, headers, bytes, isWhole }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const container = world.containers.get(params.container ?? '')
        const offset = Number(headers.offset)
        const size = Number(headers.file_size)
        const isWrong =
          container === undefined ||
          !container.isResumable ||
          headers.authorization?.startsWith('OAuth ') !== true ||
          world.statusOf(container) !== 'IN_PROGRESS' ||
          !Number.isSafeInteger(size) ||
          offset !== container.received.length ||
          (isWhole && offset + bytes.length !== size)
        if (isWrong) return uploadRefused('unauthorized user request')
        container.fileSize = size
        world.fill(container, bytes)
        return { status: 200, body: { success: true, message: 'Upload successful.' } }
      },
    }),
    operation({
      source: `${DOCS}/instagram-graph-api/reference/ig-user/media_publish`,
      readOn: READ_ON,
      name: 'publish',
      method: 'POST',
      path: `/${GRAPH}/{account}/media_publish`,
      isCommit: true,
      reading: 'json',
      body: z.strictObject({ creation_id: z.string() }),
      answer: ({ token, params, body }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const stranger = world.refuseStranger(params.account)
        if (stranger !== null) return stranger
        const container = world.containers.get(body.creation_id)
        if (container === undefined) return refusal(24, 2_207_006)
        const status = world.statusOf(container)
        if (status === 'EXPIRED') return refusal(-2, 2_207_020)
        if (status !== 'FINISHED') return refusal(9007, 2_207_027)
        if (world.usedWithinADay() >= world.quota) return refusal(9, 2_207_042)
        return { status: 200, body: { id: world.publish(container).id } }
      },
    }),
  ]
}

/** A refusal as the upload host words it. */
export function uploadRefused(message: string): EmulatedAnswer {
  return { status: 400, body: { debug_info: { retriable: false, type: 'ProcessingFailedError', message } } }
}

/** What Instagram says of a container in words. */
export function wordsOf(container: EmulatedContainer, status: string): string {
  return status === 'ERROR'
    ? `Error: Media upload has failed with error code ${container.failure}`
    : `${status[0]}${status.slice(1).toLowerCase()}: as documented.`
}

/** Refuses what is not documented as the Graph API does. */
export const undocumented = (why: string): EmulatedAnswer => refusal(100, null, why)

// Meta fetches the film at once, from a public address; here that is one on this machine.
async function fetchFilm(url: string): Promise<Buffer | 'unreachable'> {
  try {
    const response = await fetch(url, { redirect: 'manual' })
    return response.ok ? Buffer.from(await response.arrayBuffer()) : 'unreachable'
  } catch {
    return 'unreachable'
  }
}
