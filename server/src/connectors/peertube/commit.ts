import type { ConnectorContext, Finding, Handle, Post, RemoteRef, Step } from '../connector.ts'
import type { FormPart } from '../wire/index.ts'
import { askPeertube, readVideo } from './client.ts'
import { peertubeRefusal } from './errors.ts'
import { readHandle } from './handle.ts'
import { nameOfPrivacy, PRIVATE, privacyOf } from './privacy.ts'

const COMMENTS_OPEN = '1'
const COMMENTS_SHUT = '2'

/** Gives the film its words and shows it. Done again, it changes nothing. */
export async function commit({ plan }: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const { video } = readHandle(handle)
  if (video === null) throw new Error('no film was placed')
  const privacy = privacyOf(plan.visibility)
  const isSensitive = plan.disclosures.includes('sensitive') || plan.contentWarning !== null
  const form: FormPart[] = [
    ['name', plan.title],
    ['description', plan.copy],
    ['privacy', String(privacy)],
    ['nsfw', String(isSensitive)],
    ...(plan.contentWarning === null ? [] : [['nsfwSummary', plan.contentWarning] as const]),
    ...(plan.language === null ? [] : [['language', plan.language] as const]),
    ...(plan.interactions.comments === undefined
      ? []
      : [['commentsPolicy', plan.interactions.comments ? COMMENTS_OPEN : COMMENTS_SHUT] as const]),
  ]
  const answer = await askPeertube(ctx, { method: 'PUT', path: `/videos/${video.uuid}`, form })
  if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now(), isCommit: true })
  return { kind: 'live', ref: refOf(ctx, video), visibility: nameOfPrivacy(privacy) }
}

/** Whether the film is shown. One that is not there any more is shown to nobody. */
export async function reconcile(_post: Post, ctx: ConnectorContext, handle: Handle): Promise<Finding> {
  const kept = readHandle(handle).video
  const video = kept && (await readVideo(ctx, kept.uuid))
  if (kept === null || video === null || video.privacy.id === PRIVATE) return { kind: 'absent' }
  return { kind: 'present', ref: refOf(ctx, kept), visibility: nameOfPrivacy(video.privacy.id) }
}

function refOf(
  { account }: ConnectorContext,
  { uuid, shortUuid }: { uuid: string; shortUuid: string },
): RemoteRef {
  return { id: uuid, url: new URL(`/w/${shortUuid}`, account.address).toString() }
}
