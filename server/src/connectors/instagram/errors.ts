import type { Instant } from '@stagedoor/core/time'
import { z } from 'zod'
import { ConnectorRefusal } from '../connector-error.ts'
import { type Answer, refusalOf, type Refused } from '../wire/index.ts'

const BY_ITSELF = 'It is tried again by itself.'
const RECONNECT = 'Connect the account again.'
const TICK = 'Connect the account again and leave every permission switched on.'
const RENDER = 'Render the cut anew for this format.'
const SLOWER: Refused = ['rate', 'Instagram asks for fewer calls.', BY_ITSELF]
const DAY_MS = 86_400_000

/**
 * What each code of Instagram's means, by code and subcode, or by the code alone;
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes.
 */
export const INSTAGRAM_REFUSALS: Readonly<Record<string, Refused>> = {
  '-2/2207003': ['transient', 'Instagram took too long to fetch the film.', BY_ITSELF],
  // After a look that finds nothing out, it is placed anew.
  '-2/2207020': ['transient', 'What was placed at Instagram has expired.', BY_ITSELF],
  '-1/2207001': ['transient', 'Instagram had trouble of its own.', BY_ITSELF],
  '-1/2207032': ['transient', 'Instagram could not make a container for the film.', BY_ITSELF],
  '-1/2207053': ['transient', 'Instagram lost the film while it came.', BY_ITSELF],
  '1/2207057': ['media', 'The moment for the cover lies outside the film.', 'Choose another moment.'],
  '4/2207051': [
    'outcome-unknown',
    'Instagram says that it blocked this, and may have published it all the same.',
    'Nothing is sent again before a look there.',
  ],
  '9/2207042': [
    'quota',
    'The account has published as much through applications as Instagram lets it within 24 hours.',
    'It goes on when the oldest of those posts is a day old.',
  ],
  '24/2207006': ['transient', 'Instagram does not find the container.', BY_ITSELF],
  '24/2207008': ['transient', 'Instagram does not find the container just now.', BY_ITSELF],
  '25/2207050': [
    'policy',
    'Instagram has restricted this account, or asks its owner for something.',
    'Open the Instagram app as this account and do what it asks.',
  ],
  '100/33': ['transient', 'Instagram does not show this, or it is gone.', BY_ITSELF],
  '100/2207023': ['config', 'Instagram does not know this kind of post.', 'Report this to the makers.'],
  '100/2207040': ['media', 'More accounts are mentioned than Instagram takes.', 'Leave some mentions out.'],
  '100/2207028': ['media', 'Instagram does not take this number of films.', 'Report this to the makers.'],
  '352/2207026': ['media', 'Instagram does not take this kind of film.', RENDER],
  '36000/2207004': [
    'media',
    'The picture is larger than Instagram takes.',
    'Choose another moment for the cover.',
  ],
  '36001/2207005': [
    'media',
    'Instagram does not take this kind of picture.',
    'Choose another moment for the cover.',
  ],
  '36003/2207009': ['media', 'Instagram does not take this shape.', 'Crop the cut to 9:16.'],
  '36004/2207010': ['media', 'The caption is longer than Instagram takes.', 'Shorten the copy.'],
  '9004/2207052': [
    'config',
    'Instagram could not fetch the film from this house.',
    'The house must be reachable from the internet; or connect the account with Facebook Login, which takes the bytes from us.',
  ],
  '9007/2207027': ['transient', 'Instagram is not ready with the film.', BY_ITSELF],
  '190': ['auth', 'Instagram no longer accepts the permission of this account.', RECONNECT],
  '102': ['auth', 'Instagram no longer accepts the permission of this account.', RECONNECT],
  '3': ['scope', 'The application may not do this.', 'See the guide: the permission needs a review by Meta.'],
  '10': ['scope', 'The account did not allow this to the application.', TICK],
  '100': ['config', 'Instagram does not take what was asked.', 'Report this to the makers.'],
  '368': ['policy', 'Instagram has blocked the account for a while.', 'Look in the Instagram app.'],
  '506': ['policy', 'Instagram says that this was posted already.', 'Look at the account.'],
  '4': SLOWER,
  '17': SLOWER,
  '32': SLOWER,
  '613': SLOWER,
  '80002': SLOWER,
  '1': ['transient', 'Instagram had trouble of its own.', BY_ITSELF],
  '2': ['transient', 'Instagram had trouble of its own.', BY_ITSELF],
}

const refusalSchema = z.looseObject({
  error: z.looseObject({ code: z.number(), error_subcode: z.number().optional() }),
})

// Minutes until calls are let through again, by application and by account.
const usageSchema = z.record(
  z.string(),
  z.array(z.looseObject({ estimated_time_to_regain_access: z.number().optional() })),
)

/** The refusal that an answer of the Graph API stands for. */
export function instagramRefusal(answer: Answer, now: Instant): ConnectorRefusal {
  const read = refusalSchema.safeParse(answer.body)
  if (!read.success)
    return refusalOf(answer, { code: `http-${answer.status}`, refused: byStatus(answer.status), now })
  const { code, error_subcode: subcode } = read.data.error
  const made = refusalOf(answer, {
    code: subcode === undefined ? String(code) : `${code}/${subcode}`,
    refused: refusedFor(code, subcode) ?? byStatus(answer.status),
    now,
  })
  const { kind, retryAt } = made.error
  if (retryAt !== null || (kind !== 'rate' && kind !== 'quota')) return made
  const told = regainedAt(answer, now) ?? (kind === 'quota' ? now + DAY_MS / 24 : null)
  return new ConnectorRefusal({ ...made.error, retryAt: told })
}

/** What a subcode means that Instagram gives in the words of a container, without its code. */
export function refusedBySubcode(subcode: string): Refused | null {
  const key = Object.keys(INSTAGRAM_REFUSALS).find((known) => known.endsWith(`/${subcode}`))
  return key === undefined ? null : (INSTAGRAM_REFUSALS[key] ?? null)
}

function refusedFor(code: number, subcode: number | undefined): Refused | null {
  const exact = subcode === undefined ? undefined : INSTAGRAM_REFUSALS[`${code}/${subcode}`]
  if (exact !== undefined) return exact
  // "200-299: API permission".
  return INSTAGRAM_REFUSALS[String(code >= 200 && code < 300 ? 10 : code)] ?? null
}

function regainedAt({ headers }: Answer, now: Instant): number | null {
  const header = headers.get('x-business-use-case-usage')
  if (header === null) return null
  const read = usageSchema.safeParse(parsed(header))
  if (!read.success) return null
  const minutes = Object.values(read.data)
    .flat()
    .map((usage) => usage.estimated_time_to_regain_access ?? 0)
  const most = Math.max(0, ...minutes)
  return most === 0 ? null : now + most * 60_000
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A header that a proxy cut short says nothing.
    return null
  }
}

function byStatus(status: number): Refused {
  if (status === 401)
    return ['auth', 'Instagram no longer accepts the permission of this account.', RECONNECT]
  return status === 429 ? SLOWER : ['transient', 'Instagram could not answer.', BY_ITSELF]
}
