import type { ConnectorRefusal } from '../connector-error.ts'
import { type Answer, OF_A_SERVER, type Refused, refusalOf } from '../wire/index.ts'

/** Mastodon has no codes: what its sentences say, by their beginnings. Read in its source and its documentation. */
const SAID: readonly (readonly [status: number, pattern: RegExp, code: string, Refused])[] = [
  [
    422,
    /not finished processing/i,
    'media-not-ready',
    ['transient', 'The server is still working on the film.', 'It is tried again by itself.'],
  ],
  [
    422,
    /character limit|can't be blank/i,
    'text-refused',
    ['media', 'The server does not take these words.', 'Shorten them, or take a server that takes more.'],
  ],
  [
    403,
    /scope/i,
    'scope-missing',
    ['scope', 'The account did not allow this.', 'Connect the account again and allow all that is asked.'],
  ],
  [
    403,
    /disabled|suspended|confirm|pending/i,
    'account-not-usable',
    [
      'policy',
      'The server lets this account do nothing for now.',
      'Sign in there and read what it says of the account.',
    ],
  ],
]

const BY_STATUS: Readonly<Record<number, readonly [code: string, Refused]>> = {
  ...OF_A_SERVER,
  422: [
    'not-taken',
    [
      'media',
      'The server does not take this film or these words.',
      'Read what it said below and change them.',
    ],
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
export function mastodonRefusal(
  answer: Answer,
  { now, isCommit = false }: { now: number; isCommit?: boolean },
): ConnectorRefusal {
  const { error } = (answer.body ?? {}) as { error?: unknown }
  const words = typeof error === 'string' ? error : ''
  const said = SAID.find(([status, pattern]) => status === answer.status && pattern.test(words))
  const [code, refused] = said
    ? [said[2], said[3]]
    : (BY_STATUS[answer.status] ?? [`http-${answer.status}`, isCommit ? UNKNOWN_AT_COMMIT : UNKNOWN])
  return refusalOf(answer, { code, refused, now })
}
