import { PLATFORM_LIMITS, type PlanIssue, type PlatformLimits, type PostPlan } from '@stagedoor/core/publish'
import { flicksToSeconds } from '@stagedoor/core/time'
import type { AccountSettings } from '../account-door.ts'
import type { ConnectorContext } from '../connector.ts'
import { askCreator, type Creator } from './client.ts'

const GUIDELINES = 'https://developers.tiktok.com/doc/content-sharing-guidelines'

/** Whether films go straight out or lie as drafts in the creator's inbox: all that was allowed, or what somebody wishes. */
export function modeOf(settings: AccountSettings): 'direct' | 'inbox' {
  return settings['postingMode'] === 'inbox' || settings['sendsDrafts'] === true ? 'inbox' : 'direct'
}

/** What TikTok takes of this creator now: asked afresh, narrowed by what they may do and by a missing audit. */
export async function limitsNow(ctx: ConnectorContext): Promise<PlatformLimits> {
  const { settings } = ctx.account
  // A draft carries nothing but the film: all else is written in the app, by hand.
  if (modeOf(settings) === 'inbox')
    return { ...ownLimits(), visibility: [], disclosures: [], interactions: [], cover: [] }
  return narrowed(ownLimits(), await askCreator(ctx), settings)
}

/** The platform's own limits, within what a creator may do now. */
export function narrowed(
  limits: PlatformLimits,
  creator: Creator,
  settings: AccountSettings,
): PlatformLimits {
  const offered = limits.visibility.filter((level) => creator.privacy_level_options.includes(level))
  const isOff = {
    comments: creator.comment_disabled,
    duets: creator.duet_disabled,
    stitches: creator.stitch_disabled,
  }
  return {
    ...limits,
    film: { ...limits.film, longestSeconds: creator.max_video_post_duration_sec },
    visibility: settings['projectIsAudited'] === true ? offered : ['SELF_ONLY'],
    interactions: limits.interactions.filter((interaction) => !isOff[interaction]),
    accountName: creator.creator_nickname,
  }
}

/** What TikTok would refuse beside what its limits say. */
export function validate(
  plan: PostPlan,
  limits: PlatformLimits,
  settings: AccountSettings,
): readonly PlanIssue[] {
  const found: PlanIssue[] = []
  const level = plan.visibility ?? limits.visibility[0]
  // Branded content may not be shown to its maker alone.
  if (plan.disclosures.includes('paid-partnership') && level === 'SELF_ONLY')
    found.push({
      kind: 'visibility-unknown',
      used: 'SELF_ONLY',
      takes: limits.visibility.filter((other) => other !== 'SELF_ONLY'),
      remedy: settings['projectIsAudited'] === true ? 'choose-another' : 'own-phone',
      source: GUIDELINES,
    })
  return found
}

/** Whether a film is longer than the creator may post, in seconds. */
export function isTooLong({ film }: PostPlan, creator: Creator): boolean {
  return flicksToSeconds(film.durationFlicks) > creator.max_video_post_duration_sec
}

function ownLimits(): PlatformLimits {
  const limits = PLATFORM_LIMITS.tiktok
  if (limits === undefined) throw new Error('The limits of TikTok are not listed')
  return limits
}
