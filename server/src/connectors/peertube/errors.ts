import type { ConnectorRefusal } from '../connector-error.ts'
import { type Answer, OF_A_SERVER, type Refused, refusalOf } from '../wire/index.ts'

/** What PeerTube's codes mean. https://docs.joinpeertube.org/api-rest-reference.html (Errors) */
const BY_CODE: Readonly<Record<string, Refused>> = {
  invalid_grant: [
    'auth',
    'The name or the password is wrong, or the account was signed out.',
    'Connect the account again.',
  ],
  invalid_client: ['transient', 'The server did not take its own client.', 'It is tried again by itself.'],
  invalid_token: ['auth', 'The server no longer accepts the account.', 'Connect the account again.'],
  missing_two_factor: [
    'auth',
    'The account asks for a one-time code.',
    'Connect it again and fill in the code of the moment.',
  ],
  invalid_two_factor: [
    'auth',
    'The one-time code is wrong or too old.',
    'Connect the account again with the code of the moment.',
  ],
  quota_reached: [
    'quota',
    'The account has used up its space at the server.',
    'Delete films there, or ask the server’s operator for more.',
  ],
  max_file_size_reached: [
    'media',
    'The film is larger than the server takes.',
    'Make it smaller, or ask the server’s operator for more.',
  ],
}

const BY_STATUS: Readonly<Record<number, readonly [code: string, Refused]>> = {
  ...OF_A_SERVER,
  409: [
    'piece-does-not-fit',
    ['transient', 'A piece of the film came where another was expected.', 'It is asked where to go on.'],
  ],
  415: ['type-not-taken', ['media', 'The server does not take this kind of file.', 'Use an MP4.']],
  422: ['film-unreadable', ['media', 'The server cannot read the film.', 'Encode it anew and try again.']],
  503: [
    'at-work',
    ['transient', 'The server is still taking the film in, or busy.', 'It is tried again by itself.'],
  ],
}

const UNKNOWN: Refused = [
  'transient',
  'The server failed in a way that it does not name.',
  'It is tried again by itself.',
]
const UNKNOWN_AT_COMMIT: Refused = [
  'outcome-unknown',
  'The server answered something that is not documented.',
  'Nothing is sent again before a look there.',
]

/** The refusal that an answer comes to; `isCommit` where the call may have been done all the same. */
export function peertubeRefusal(
  answer: Answer,
  { now, isCommit = false }: { now: number; isCommit?: boolean },
): ConnectorRefusal {
  const { code: said } = (answer.body ?? {}) as { code?: unknown }
  const named = typeof said === 'string' && answer.status < 500 ? BY_CODE[said] : undefined
  const [code, refused] =
    named === undefined
      ? (BY_STATUS[answer.status] ?? [`http-${answer.status}`, isCommit ? UNKNOWN_AT_COMMIT : UNKNOWN])
      : [String(said), named]
  return refusalOf(answer, { code, refused, now })
}
