import { z } from 'zod'
import type { ConnectorRefusal } from '../connector-error.ts'
import { type Answer, refusalOf, type Refused } from '../wire/index.ts'
import { ConnectorRefusal as Refusal } from '../connector-error.ts'

const RECONNECT = 'Connect the TikTok account again.'
const BY_ITSELF = 'It is tried again by itself.'
const ENCODE = 'Make the file anew: MP4, H.264, 23 to 60 frames a second, sides of 360 to 4096 pixels.'
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** What each code of TikTok's means, at a call or as the reason of a failed post. */
export const TIKTOK_REFUSALS: Readonly<Record<string, Refused>> = {
  access_token_invalid: ['auth', 'TikTok no longer accepts the permission of this account.', RECONNECT],
  scope_not_authorized: [
    'scope',
    'The account did not allow this to the application.',
    'Connect the TikTok account again and leave every box ticked.',
  ],
  scope_permission_missed: [
    'scope',
    'The account did not allow this to the application.',
    'Connect the TikTok account again and leave every box ticked.',
  ],
  file_format_check_failed: ['media', 'TikTok cannot read the file.', ENCODE],
  duration_check_failed: [
    'media',
    'The film is longer or shorter than TikTok takes from this account.',
    'Trim the cut to the length that the account may post.',
  ],
  frame_rate_check_failed: ['media', 'TikTok does not take this frame rate.', ENCODE],
  picture_size_check_failed: ['media', 'TikTok does not take this picture size.', ENCODE],
  invalid_params: ['media', 'TikTok does not take the words or choices of this post.', 'Look at them anew.'],
  unaudited_client_can_only_post_to_private_accounts: [
    'config',
    'TikTok has not audited this application: it may post to private accounts alone.',
    'Set the account to private at TikTok, or have the application audited.',
  ],
  url_ownership_unverified: [
    'config',
    'TikTok does not know that this address belongs to the house.',
    'Verify the address in the TikTok developer portal.',
  ],
  privacy_level_option_mismatch: [
    'policy',
    'The account does not offer this visibility now.',
    'Choose one of those that it offers.',
  ],
  reached_active_user_cap: [
    'quota',
    'The application has posted for as many accounts as TikTok lets it within a day.',
    'It goes on tomorrow; an audit lifts this.',
  ],
  rate_limit_exceeded: ['rate', 'TikTok asks for fewer calls a minute.', BY_ITSELF],
  spam_risk_too_many_posts: [
    'quota',
    'The account has posted as much as TikTok lets it within a day.',
    'It goes on tomorrow.',
  ],
  spam_risk_too_many_pending_share: [
    'quota',
    'Five drafts wait in the TikTok inbox, and it takes no more within a day.',
    'Publish or delete some in the TikTok app.',
  ],
  spam_risk_user_banned_from_posting: [
    'policy',
    'TikTok has banned the account from posting.',
    'Look in the TikTok app what it says of the account.',
  ],
  spam_risk: ['policy', 'TikTok takes this post for spam.', 'Look in the TikTok app what it says.'],
  creator_cannot_post: [
    'policy',
    'TikTok lets this account post nothing now.',
    'Try later, or publish by an own phone.',
  ],
  invalid_publish_id: [
    'transient',
    'TikTok does not know this upload any more.',
    'It is begun anew by itself.',
  ],
  publish_cancelled: [
    'policy',
    'Somebody stopped the post in the TikTok app.',
    'Ask them, then publish anew.',
  ],
  video_pull_failed: ['transient', 'TikTok could not take the film in.', BY_ITSELF],
  internal: ['transient', 'Something broke at TikTok.', BY_ITSELF],
  internal_error: ['transient', 'Something broke at TikTok.', BY_ITSELF],
}

const WAITS: Readonly<Record<string, number>> = {
  rate_limit_exceeded: MINUTE_MS,
  spam_risk_too_many_posts: DAY_MS,
  spam_risk_too_many_pending_share: DAY_MS,
  reached_active_user_cap: DAY_MS,
}

const said = z.looseObject({ error: z.looseObject({ code: z.string() }) })

/** The code in an answer of TikTok's, `ok` where it did what was asked; the status where it gave none. */
export function codeOf({ body, status }: Answer): string {
  const read = said.safeParse(body)
  return read.success ? read.data.error.code : `http-${status}`
}

/** The refusal that an answer stands for. */
export function tiktokRefusal(answer: Answer, now: number): ConnectorRefusal {
  return worded(answer, codeOf(answer), now)
}

/** The refusal behind a post that TikTok says has failed. */
export function failureOf(answer: Answer, reason: string, now: number): ConnectorRefusal {
  return worded(answer, reason, now)
}

function worded(answer: Answer, code: string, now: number): ConnectorRefusal {
  const made = refusalOf(answer, { code, refused: TIKTOK_REFUSALS[code] ?? byStatus(answer.status), now })
  const waits = WAITS[code] ?? (answer.status === 429 ? MINUTE_MS : undefined)
  if (made.error.retryAt !== null || waits === undefined) return made
  return new Refusal({ ...made.error, retryAt: now + waits })
}

function byStatus(status: number): Refused {
  if (status === 401) return ['auth', 'TikTok no longer accepts the permission of this account.', RECONNECT]
  if (status === 429) return ['rate', 'TikTok asks for fewer calls a minute.', BY_ITSELF]
  return ['transient', 'TikTok could not answer.', BY_ITSELF]
}
