import type { PostDisclosure } from '@stagedoor/core/publish'
import type { ConnectorRig, RiggedPlatform, RiggedPost } from '../suite/rig.ts'
import { filesOf, type ManualClock, planFor, seededFile } from '../testing.ts'
import { tiktokCutting } from './connector.ts'
import { type EmulatedTiktok, emulateTiktok, tiktokSays } from './emulator/index.ts'
import { digestOf, type TiktokUpload, type TiktokWorld } from './emulator/world.ts'

/** TikTok's rules on a thousandth of their scale, so that small films go in chunks. */
export const SMALL_RULES = { least: 5_000, most: 64_000, lastMost: 128_000, mostChunks: 1000 }

const film = seededFile(33_333)
const SCOPES = 'user.info.basic,video.publish,video.upload,video.list'

/** A film of the wave that TikTok takes as it stands. */
export const waveOnTiktok = planFor('tiktok', {
  visibility: 'PUBLIC_TO_EVERYONE',
  film: { sizeBytes: film.sizeBytes },
})

/** TikTok with its emulator, for the conformance kit. */
export const tiktokRig: ConnectorRig = {
  connector: tiktokCutting({ rules: SMALL_RULES, wantedBytes: 10_000 }),
  open: openTiktok,
  plan: waveOnTiktok,
  files: filesOf(film),
  rate: (seconds) => ({
    ...tiktokSays('rate_limit_exceeded', 429),
    headers: { 'retry-after': String(seconds) },
  }),
  strange: tiktokSays('stage_is_wet', 418),
  handsOutAddresses: true,
  errors: [
    { answer: tiktokSays('access_token_invalid', 401), kind: 'auth' },
    { answer: tiktokSays('scope_not_authorized', 401), kind: 'scope' },
    { answer: tiktokSays('unaudited_client_can_only_post_to_private_accounts', 403), kind: 'config', nth: 2 },
    { answer: tiktokSays('url_ownership_unverified', 403), kind: 'config', nth: 2 },
    { answer: tiktokSays('privacy_level_option_mismatch'), kind: 'policy', nth: 2 },
    { answer: tiktokSays('reached_active_user_cap', 403), kind: 'quota', nth: 2 },
    { answer: tiktokSays('rate_limit_exceeded', 429), kind: 'rate', nth: 2 },
    { answer: tiktokSays('spam_risk_too_many_posts', 403), kind: 'quota', nth: 2 },
    { answer: tiktokSays('spam_risk_too_many_pending_share', 403), kind: 'quota', nth: 2 },
    { answer: tiktokSays('spam_risk_user_banned_from_posting', 403), kind: 'policy' },
    { answer: tiktokSays('internal', 500), kind: 'transient' },
    { answer: tiktokSays('invalid_params'), kind: 'media', nth: 2 },
    ...[
      'file_format_check_failed',
      'duration_check_failed',
      'frame_rate_check_failed',
      'picture_size_check_failed',
    ].map((reason) => ({ answer: failed(reason), kind: 'media', at: 'reconcile' }) as const),
    { answer: failed('spam_risk_user_banned_from_posting'), kind: 'policy', at: 'reconcile' },
    { answer: failed('internal'), kind: 'transient', at: 'reconcile' },
    { answer: failed('a_reason_that_nobody_documented'), kind: 'transient', at: 'reconcile' },
  ],
}

/** A fresh TikTok with an open account. */
export async function openTiktok(
  clock: ManualClock,
  settings: Record<string, string | boolean> = { projectIsAudited: true, postingMode: 'direct' },
): Promise<RiggedPlatform & { readonly tiktok: EmulatedTiktok }> {
  const tiktok = await emulateTiktok({ clock, rules: SMALL_RULES })
  const { world, origin } = tiktok
  const { access, refresh, expiresIn, refreshExpiresIn } = world.grant(SCOPES)
  return {
    tiktok,
    emulator: tiktok,
    origins: { api: origin, upload: origin, web: origin },
    account: { id: 'account-1', remoteId: world.creator.openId, handle: '@saltlight', address: '', settings },
    grant: {
      accessToken: access,
      refreshToken: refresh,
      expiresAt: clock.now() + expiresIn * 1000,
      refreshExpiresAt: clock.now() + refreshExpiresIn * 1000,
      scopes: SCOPES.split(','),
    },
    app: world.app,
    posts: () => postsOn(world),
    removePost: ({ id }) => {
      const upload = world.uploads.get(id)
      if (upload !== undefined) upload.isDeleted = true
    },
    processFor: (ms) => void (world.workMs = ms),
    sayStrangeState: (looks) => void (world.strangeLooks = looks),
    endSessions: () => {
      for (const upload of world.uploads.values()) upload.hasEnded = upload.doneAt === null
    },
    setFigures: ({ id }, { views = 0, likes = 0, comments = 0, shares = 0 }) => {
      const upload = world.uploads.get(id)
      if (upload !== undefined) upload.figures = { views, likes, comments, shares }
    },
    tokens: {
      endAccess: () => world.access.clear(),
      revoke: () => world.refreshes.clear(),
      failNext: (answer) => void (world.nextRenewal = answer),
      loseNext: () => tiktok.faults.add({ operation: 'token', nth: 1, mishap: { kind: 'answer-lost' } }),
      emptyNext: () => void (world.nextRenewal = 'empty'),
    },
    close: () => tiktok.close(),
  }
}

function failed(reason: string) {
  return {
    status: 200,
    body: {
      data: { status: 'FAILED', fail_reason: reason, uploaded_bytes: film.sizeBytes },
      error: { code: 'ok', message: '', log_id: '2026112109000005' },
    },
  }
}

// What is all there comes out by itself: it counts from then on.
function postsOn(world: TiktokWorld): RiggedPost[] {
  return [...world.uploads.values()]
    .filter(({ doneAt, isDeleted }) => doneAt !== null && !isDeleted)
    .map(asPost)
}

function asPost(upload: TiktokUpload): RiggedPost {
  const { post, publishId } = upload
  const marks: readonly (readonly [PostDisclosure, boolean | undefined])[] = [
    ['paid-partnership', post?.brand_content_toggle],
    ['own-brand', post?.brand_organic_toggle],
    ['made-with-ai', post?.is_aigc],
  ]
  return {
    id: publishId,
    isOut: post !== null,
    visibility: post?.privacy_level ?? 'SELF_ONLY',
    words: post?.title ?? '',
    altText: '',
    contentWarning: null,
    disclosures: marks.flatMap(([mark, isSet]) => (isSet === true ? [mark] : [])),
    captions: [],
    interactions: {
      comments: post?.disable_comment === false,
      ...(post?.disable_duet === false ? { duets: true } : {}),
      ...(post?.disable_stitch === false ? { stitches: true } : {}),
    },
    filmSha256: digestOf(upload),
    cover: post?.video_cover_timestamp_ms ?? null,
    parent: null,
  }
}
