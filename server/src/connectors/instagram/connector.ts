import { PLATFORM_LIMITS, type PlanIssue, type PlatformLimits } from '@stagedoor/core/publish'
import type { Connector, ConnectorContext } from '../connector.ts'
import { renditionFor } from '../wire/index.ts'
import { commit, reconcile } from './commit.ts'
import { instagramDoor } from './door.ts'
import { loginOf } from './graph.ts'
import { observe } from './observe.ts'
import { ownComments } from './own-comments.ts'
import { begin, poll, quotaOf, transfer } from './place.ts'
import { reply } from './reply.ts'
import { abort, hide, retract } from './retract.ts'
import { tryOutside } from './try-outside.ts'

const STORIES = 'https://developers.facebook.com/docs/instagram-platform/content-publishing#story-posts'

/** Instagram: reels and stories through both of its logins; deleting where the account allowed it. */
export const instagramConnector: Connector = {
  id: 'instagram',
  name: 'Instagram',
  capabilities: {
    wayIn: ['bytes-resumable', 'pull-url'],
    idempotency: 'handle',
    retract: 'conditional',
    canHide: false,
    canEdit: false,
    comments: 'read-write',
    answers: 'as-comment',
    figures: ['views', 'likes', 'comments', 'shares', 'saves', 'reach'],
    canPlaceAhead: true,
  },
  origins: {
    facebook: 'https://graph.facebook.com',
    instagram: 'https://graph.instagram.com',
    upload: 'https://rupload.facebook.com',
    facebookConsent: 'https://www.facebook.com',
    instagramToken: 'https://api.instagram.com',
    web: 'https://www.instagram.com',
  },
  door: instagramDoor,
  limits: limitsOf,
  // A story has its picture and nothing beside it.
  validate: ({ format, copy, cover, firstComment }, limits) => {
    if (format !== 'instagram-story') return []
    const found: PlanIssue[] = []
    const add = (field: 'copy' | 'cover' | 'first-comment') =>
      found.push({ kind: 'no-place-for', field, remedy: 'leave-out', source: STORIES })
    if (copy.trim() !== '') add('copy')
    if (cover !== null && limits.cover.includes(cover.kind)) add('cover')
    if (firstComment !== null) add('first-comment')
    return found
  },
  prepare: renditionFor,
  begin,
  transfer,
  poll,
  commit,
  reconcile,
  observe,
  hide,
  retract,
  abort,
  tryOutside,
  reply,
  ownComments,
}

async function limitsOf(ctx: ConnectorContext): Promise<PlatformLimits> {
  const limits = PLATFORM_LIMITS.instagram
  if (limits === undefined) throw new Error('The limits of Instagram are not listed')
  const { accountKind } = ctx.account.settings
  // "Stories: business accounts only"; what the login does not tell is not held against it.
  const isCreator = accountKind === 'MEDIA_CREATOR' || accountKind === 'CREATOR'
  const quota = await quotaOf(ctx)
  return {
    ...limits,
    formats: isCreator ? ['instagram-reel'] : limits.formats,
    disclosures: limits.disclosures.filter(
      (disclosure) => disclosure !== 'paid-partnership' || loginOf(ctx) === 'facebook',
    ),
    perDay: quota?.most ?? limits.perDay,
  }
}
