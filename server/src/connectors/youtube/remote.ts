import type { PostPlan } from '@stagedoor/core/publish'
import type { ConnectorContext, RemoteRef, Step } from '../connector.ts'

type Where = Pick<ConnectorContext, 'origins'>

/** A film as others name it. */
export function refOf(
  { origins }: Where,
  { video, visibility, format }: { video: string; visibility: string; format: PostPlan['format'] },
): RemoteRef {
  const path = format === 'youtube-short' ? `/shorts/${video}` : `/watch?v=${video}`
  return { id: video, url: `${origins.web}${path}`, more: { visibility } }
}

/** The step that says a film is out. */
export function liveAs(
  ctx: Where,
  { video, visibility, plan }: { video: string; visibility: string; plan: PostPlan },
): Step {
  return { kind: 'live', ref: refOf(ctx, { video, visibility, format: plan.format }), visibility }
}

/** Where a person manages a film. */
export function studioAddress({ origins }: Where, video: string): string {
  return `${origins.studio}/video/${video}/edit`
}
