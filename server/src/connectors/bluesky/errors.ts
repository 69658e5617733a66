import { type Answer, type Refused, refusalOf } from '../wire/index.ts'

/** What each error name of the network means. https://atproto.com/specs/xrpc#error-responses and the lexicons. */
export const BLUESKY_ERRORS: Readonly<Record<string, Refused>> = {
  // An access token lives two hours; the house renews it by itself.
  ExpiredToken: [
    'auth',
    'The session ran out.',
    'It is renewed by itself; if that fails, connect the account again.',
  ],
  InvalidToken: ['auth', 'The account’s session is no longer valid.', 'Connect the account again.'],
  AuthMissing: ['auth', 'The account’s session is missing.', 'Connect the account again.'],
  AuthenticationRequired: [
    'auth',
    'The handle or the app password is wrong.',
    'Make a new app password in the account’s settings and connect it again.',
  ],
  AuthFactorTokenRequired: [
    'auth',
    'The account asks for a code by mail, which only its own password does.',
    'Use an app password instead: Settings, Privacy and security, App passwords.',
  ],
  ScopeMissingError: [
    'scope',
    'The account did not allow this.',
    'Connect the account again with an app password.',
  ],
  AccountTakedown: ['policy', 'The server has taken the account down.', 'Write to the server’s moderators.'],
  AccountDeactivated: [
    'auth',
    'The account is deactivated.',
    'Sign in there and make it active, then try again.',
  ],
  InvalidRequest: [
    'media',
    'The server does not take this post as it is.',
    'Read what it said below and change the post.',
  ],
  InvalidMimeType: ['media', 'The server does not take this kind of file.', 'Use an MP4 with H.264 and AAC.'],
  PayloadTooLarge: [
    'media',
    'The file is larger than the account’s server takes.',
    'Make the film smaller, or ask the server’s operator for more.',
  ],
  BlobTooLarge: ['media', 'The file is larger than a post may hold.', 'Make the film smaller than 300 MB.'],
  // What no record names yet is cleared away after a while; the film is handed over again.
  BlobNotFound: ['transient', 'The server has cleared the film away.', 'It is handed over again by itself.'],
  RateLimitExceeded: ['rate', 'The account has written too much for now.', 'It is tried again by itself.'],
  InvalidSwap: ['config', 'Somebody changed the post at the same moment.', 'Look at the post there.'],
  UnsupportedContentType: [
    'media',
    'The video service takes no such file.',
    'Use an MP4 with H.264 and AAC.',
  ],
  VideoTooLarge: [
    'media',
    'The film is larger than Bluesky takes today.',
    'Make it smaller than 300 MB, or wait for tomorrow.',
  ],
  VideoTooLong: ['media', 'The film is longer than Bluesky takes.', 'Trim it.'],
  BadAspectRatio: [
    'media',
    'Bluesky takes films between three times as wide and three times as high.',
    'Crop it.',
  ],
  DailyLimitExceeded: [
    'quota',
    'The account has used up its films of today.',
    'It is tried again tomorrow, or choose another account.',
  ],
  TooManyOpenUploads: [
    'rate',
    'Too many films of this account are on their way.',
    'It is tried again by itself.',
  ],
  UploadForbidden: [
    'policy',
    'The account may not upload films.',
    'Confirm its mail address in Bluesky’s settings; if that is done, write to its moderators.',
  ],
  ServiceOverloaded: ['transient', 'The video service is busy.', 'It is tried again by itself.'],
  UploadNotReady: [
    'transient',
    'The video service is still putting the film together.',
    'It is tried again by itself.',
  ],
  PartSizeMismatch: ['transient', 'A piece of the film arrived broken.', 'It is sent again by itself.'],
  UploadFailed: ['media', 'The video service could not take the film.', 'Encode it anew and try again.'],
  validation_failure: [
    'media',
    'Bluesky does not take this film.',
    'Encode it anew as MP4 with H.264 and AAC.',
  ],
  encoding_failure: ['media', 'Bluesky could not encode this film.', 'Encode it anew and try again.'],
  pds_upload_failure: [
    'transient',
    'The film could not be handed to the account’s server.',
    'It is tried again by itself.',
  ],
  pds_upload_unsupported_blob_size: [
    'media',
    'The film is larger than the account’s server takes.',
    'Make it smaller, or ask the server’s operator for more.',
  ],
  generic_failure: ['transient', 'Bluesky failed at this film.', 'It is tried again by itself.'],
}

const UNKNOWN: Refused = [
  'transient',
  'The server failed in a way that it does not name.',
  'It is tried again by itself.',
]
const UNKNOWN_REFUSAL: Refused = [
  'outcome-unknown',
  'The server answered something that is not documented.',
  'Nothing is sent again before a look there.',
]

/** The name of an answer's error, or of its status where it gives none. */
export function errorName({ status, body }: Pick<Answer, 'status' | 'body'>): string {
  const { error, message } = (body ?? {}) as { error?: unknown; message?: unknown }
  if (error === 'InvalidRequest' && /could not find blob/i.test(String(message))) return 'BlobNotFound'
  if (typeof error === 'string' && error !== '') return error
  if (status === 413) return 'PayloadTooLarge'
  if (status === 429) return 'RateLimitExceeded'
  return `http-${status}`
}

/** The refusal that an answer comes to; `isCommit` where the call may have been done all the same. */
export function blueskyRefusal(answer: Answer, { now, isCommit }: { now: number; isCommit: boolean }) {
  const code = errorName(answer)
  const refused = BLUESKY_ERRORS[code] ?? (isCommit ? UNKNOWN_REFUSAL : UNKNOWN)
  return refusalOf(answer, { code, refused, now })
}

/** The kind, sentence and remedy of a failed job of the video service. */
export function jobFailure(code: string): Refused {
  return BLUESKY_ERRORS[code] ?? UNKNOWN
}
