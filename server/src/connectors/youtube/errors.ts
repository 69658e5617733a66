import { localOf, resolveLocal } from '@stagedoor/core/time'
import type { Instant } from '@stagedoor/core/time'
import { z } from 'zod'
import { ConnectorRefusal } from '../connector-error.ts'
import { type Answer, refusalOf, type Refused } from '../wire/index.ts'

const WORDS = 'Change the words of the publication and place it again.'
const BY_ITSELF = 'It is tried again by itself.'
const RECONNECT = 'Connect the channel again.'
const DAY_MS = 86_400_000

/** What each reason of YouTube's means; https://developers.google.com/youtube/v3/docs/errors. */
export const YOUTUBE_REFUSALS: Readonly<Record<string, Refused>> = {
  quotaExceeded: [
    'quota',
    'The project at Google has used up its calls of today.',
    'It goes on after midnight in California; more calls are asked for at Google.',
  ],
  dailyLimitExceeded: [
    'quota',
    'The project at Google has used up its calls of today.',
    'It goes on after midnight in California; more calls are asked for at Google.',
  ],
  uploadLimitExceeded: [
    'quota',
    'The channel has uploaded as much as YouTube lets it within a day.',
    'It goes on tomorrow; a channel that is verified by phone may upload more.',
  ],
  rateLimitExceeded: ['rate', 'YouTube asks for fewer calls at a time.', BY_ITSELF],
  userRateLimitExceeded: ['rate', 'YouTube asks for fewer calls at a time.', BY_ITSELF],
  authError: ['auth', 'YouTube no longer accepts the permission of this channel.', RECONNECT],
  required: ['auth', 'YouTube asks for a permission that was not sent.', RECONNECT],
  insufficientPermissions: [
    'scope',
    'The channel did not allow this to the application.',
    'Connect the channel again and leave every box ticked.',
  ],
  forbidden: [
    'scope',
    'YouTube does not let this application do that with this channel.',
    'Connect the channel again and leave every box ticked.',
  ],
  accessNotConfigured: [
    'config',
    'The YouTube Data API is not switched on in the project at Google.',
    'Switch it on in the Google Cloud console, and try again.',
  ],
  youtubeSignupRequired: [
    'policy',
    'This Google account has no YouTube channel.',
    'Make the channel at YouTube, then connect it again.',
  ],
  channelClosed: ['policy', 'The channel is closed.', 'Open it at YouTube, or choose another one.'],
  channelSuspended: ['policy', 'YouTube has suspended the channel.', 'Look in YouTube Studio.'],
  forbiddenPrivacySetting: [
    'policy',
    'YouTube does not allow this visibility for this film.',
    'Look in YouTube Studio why.',
  ],
  forbiddenLicenseSetting: ['policy', 'YouTube does not allow this licence.', 'Look in YouTube Studio why.'],
  invalidTitle: ['media', 'YouTube does not take the title.', WORDS],
  invalidDescription: ['media', 'YouTube does not take the description.', WORDS],
  invalidTags: ['media', 'YouTube does not take the hashtags.', WORDS],
  invalidCategoryId: [
    'config',
    'YouTube does not know the category of the channel here.',
    'Choose another category for the account.',
  ],
  invalidVideoMetadata: ['media', 'YouTube does not take the words of this film.', WORDS],
  invalidFilename: ['media', 'YouTube does not take the name of the file.', WORDS],
  invalidPublishAt: [
    'config',
    'YouTube does not take the moment of publishing.',
    'Report this to the makers.',
  ],
  mediaBodyRequired: ['media', 'YouTube found no film in what was sent.', 'Render the cut anew.'],
  videoNotFound: ['media', 'The film is no longer at YouTube.', 'Place it again.'],
  mediaBodyTooLarge: ['media', 'The file is larger than YouTube takes.', 'Make a smaller file.'],
  invalidImage: ['media', 'YouTube cannot read the cover.', 'Choose another still, JPEG or PNG, up to 2 MB.'],
  uploadRateLimitExceeded: ['rate', 'Too many covers were sent to YouTube.', BY_ITSELF],
  contentRequired: ['media', 'The captions are empty.', 'Look at the captions of the cut.'],
  invalidMetadata: [
    'media',
    'YouTube does not take the language of the captions.',
    'Look at the captions of the cut.',
  ],
  commentsDisabled: [
    'policy',
    'Comments are switched off under this film.',
    'Switch them on in YouTube Studio, or leave the first comment out.',
  ],
  processingFailure: ['transient', 'YouTube could not take the comment just now.', BY_ITSELF],
  commentTextTooLong: ['media', 'The comment is longer than YouTube takes.', 'Shorten it.'],
  commentTextRequired: ['media', 'The comment is empty.', 'Write it.'],
}

const refusalSchema = z.looseObject({
  error: z.looseObject({
    message: z.string().optional(),
    errors: z.array(z.looseObject({ reason: z.string().optional() })).optional(),
  }),
})

/** The reason in a refusal of YouTube's, or the status where it gives none. */
export function reasonOf({ body, status }: Answer): string {
  const read = refusalSchema.safeParse(body)
  return (read.success ? read.data.error.errors?.[0]?.reason : undefined) ?? `http-${status}`
}

/** The refusal that an answer stands for. */
export function youtubeRefusal(answer: Answer, now: Instant): ConnectorRefusal {
  const code = reasonOf(answer)
  const refused = YOUTUBE_REFUSALS[code] ?? byStatus(answer.status)
  const made = refusalOf(answer, { code, refused, now })
  if (made.error.retryAt !== null || refused[0] !== 'quota') return made
  const retryAt = code === 'uploadLimitExceeded' ? now + DAY_MS : nextMidnightInCalifornia(now)
  return new ConnectorRefusal({ ...made.error, retryAt })
}

// A code that nobody documented: nothing is known to have been refused for good.
function byStatus(status: number): Refused {
  if (status === 401) return ['auth', 'YouTube no longer accepts the permission of this channel.', RECONNECT]
  if (status === 429) return ['rate', 'YouTube asks for fewer calls at a time.', BY_ITSELF]
  return ['transient', 'YouTube could not answer.', BY_ITSELF]
}

/** When the calls of a project at Google begin anew: midnight Pacific time. */
export function nextMidnightInCalifornia(now: Instant): Instant {
  const zone = 'America/Los_Angeles'
  const tomorrow = new Date(Date.parse(`${localOf(now, zone).date}T12:00:00Z`) + DAY_MS)
  const date = tomorrow.toISOString().slice(0, 10)
  return resolveLocal({ date, time: '00:00', zone }, 'window-begins').instant
}
