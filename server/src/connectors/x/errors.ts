import { z } from 'zod'
import { ConnectorRefusal } from '../connector-error.ts'
import { type Answer, refusalOf, type Refused } from '../wire/index.ts'

const RECONNECT = 'Connect the X account again.'
const BY_ITSELF = 'It is tried again by itself.'

/** What each problem of X's means, by the last word of its type or by what its sentence says. */
export const X_REFUSALS: Readonly<Record<string, Refused>> = {
  'token-refused': ['auth', 'X no longer accepts the permission of this account.', RECONNECT],
  'scope-missing': [
    'scope',
    'The account did not allow this to the application.',
    'Connect the X account again and allow all that is asked.',
  ],
  'duplicate-content': [
    'policy',
    'The account has posted exactly these words a short while ago, and X takes them once.',
    'Look there whether it is out already; else change the words.',
  ],
  'not-permitted': [
    'policy',
    'X does not let this application do that; replies by applications are refused to most.',
    'Post this part by an own phone, under the part before it.',
  ],
  'user-suspended': [
    'policy',
    'X has suspended the account.',
    'Sign in at X and read what it says of the account.',
  ],
  'account-locked': [
    'policy',
    'X has locked the account until somebody signs in.',
    'Sign in at X and do what it asks.',
  ],
  'too-many-cashtags': ['media', 'X takes one cashtag in a post.', 'Leave all but one out.'],
  'usage-capped': [
    'quota',
    'The application has used up what it may read and post at X.',
    'Raise its limit in the X developer console, or wait for its next month.',
  ],
  'credits-depleted': [
    'quota',
    'The application has no credits left at X.',
    'Buy credits in the X developer console.',
  ],
  'posts-of-today': [
    'quota',
    'As much was posted at X within a day as it allows.',
    'It goes on when the day of X is over.',
  ],
  'too-many-calls': ['rate', 'X asks for fewer calls.', BY_ITSELF],
  'client-forbidden': [
    'config',
    'The application may not use this part of the X API.',
    'Attach it to a project with pay-per-use in the X developer console.',
  ],
  'client-not-enrolled': [
    'config',
    'The application may not use this part of the X API.',
    'Attach it to a project with pay-per-use in the X developer console.',
  ],
  'invalid-request': [
    'media',
    'X does not take the words or the film of this post.',
    'Look at them anew; what X said stands below.',
  ],
  'film-refused': [
    'media',
    'X cannot work with the film.',
    'Make the file anew: MP4, H.264 High, AAC, up to 60 frames a second, 512 MB and 140 seconds.',
  ],
}

// Where X gives one type to many things, its sentence tells them apart.
const SENTENCES: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/duplicate content/i, 'duplicate-content'],
  [/cashtag/i, 'too-many-cashtags'],
  [/scope/i, 'scope-missing'],
  [/temporarily locked/i, 'account-locked'],
  [/not (?:been )?permitted to perform|reply to this conversation is not allowed/i, 'not-permitted'],
]

const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'token-refused',
  402: 'credits-depleted',
  429: 'too-many-calls',
}

const problem = z.looseObject({ type: z.string().optional(), detail: z.string().optional() })

/** The code of a refusal: by its sentence, its type, or its status. */
export function codeOf({ body, status }: Answer): string {
  const read = problem.safeParse(body)
  const { type = '', detail = '' } = read.success ? read.data : {}
  const said = SENTENCES.find(([pattern]) => pattern.test(detail))?.[1]
  if (said !== undefined && status < 500) return said
  const word = type.split('/').at(-1) ?? ''
  if (word in X_REFUSALS) return word
  return BY_STATUS[status] ?? (word === '' || word === 'about:blank' ? `http-${status}` : word)
}

/** The refusal that an answer stands for. */
export function xRefusal(answer: Answer, now: number): ConnectorRefusal {
  const { headers } = answer
  // A day's number for the whole account or application has headers of its own.
  for (const whose of ['user', 'app']) {
    const reset = headers.get(`x-${whose}-limit-24hour-reset`)
    if (answer.status !== 429 || reset === null || headers.get(`x-${whose}-limit-24hour-remaining`) !== '0')
      continue
    const made = worded(answer, 'posts-of-today', now)
    return new ConnectorRefusal({ ...made.error, retryAt: Number(reset) * 1000 })
  }
  return worded(answer, codeOf(answer), now)
}

/** The refusal of a film that X could not work with. */
export function filmRefusal(answer: Answer, now: number): ConnectorRefusal {
  return worded(answer, 'film-refused', now)
}

function worded(answer: Answer, code: string, now: number): ConnectorRefusal {
  const refused = X_REFUSALS[code] ?? (['transient', 'X could not answer.', BY_ITSELF] as const)
  return refusalOf(answer, { code, refused, now })
}
