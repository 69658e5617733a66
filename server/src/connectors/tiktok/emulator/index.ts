/** The emulated TikTok: direct posts and drafts by its Content Posting API, reading back, and its consent page. */
import { Emulator, type EmulatorClock, showPage } from '../../emulating/index.ts'
import type { ChunkRules } from '../chunks.ts'
import { oauthOperations } from './oauth-operations.ts'
import { postingOperations } from './posting-operations.ts'
import { readingOperations } from './reading-operations.ts'
import { no, type TiktokUpload, TiktokWorld } from './world.ts'

/** The emulator, and what is on it. */
export type EmulatedTiktok = Emulator & { readonly world: TiktokWorld }

/** Opens an emulated TikTok with one creator; by hand it works some seconds on each film. */
export async function emulateTiktok({
  port = 0,
  clock = { now: () => Date.now() },
  rules,
}: { port?: number; clock?: EmulatorClock; rules?: ChunkRules } = {}): Promise<EmulatedTiktok> {
  const world = new TiktokWorld(clock, rules)
  const emulator = await Emulator.open(
    (origin) => ({
      name: 'TikTok',
      refuse: (why) => ({
        status: 400,
        body: { data: {}, error: { code: 'invalid_params', message: why, log_id: '2026112109000004' } },
      }),
      page: () => pageOf(world),
      operations: [
        ...oauthOperations(world),
        ...postingOperations(world, origin),
        ...readingOperations(world, origin),
      ],
    }),
    { port, clock },
  )
  return Object.assign(emulator, { world })
}

/** A refusal as the emulated TikTok words it. */
export { no as tiktokSays }

function pageOf(world: TiktokWorld): string {
  const { clientId, clientSecret } = world.app
  return showPage({
    name: 'TikTok',
    hint: `Client key ${clientId}, secret ${clientSecret}. ${
      world.isAudited ? '' : 'TikTok has not audited this application: only its maker sees what it posts. '
    }`,
    posts: [...world.uploads.values()]
      .filter(({ isDeleted }) => !isDeleted)
      .map((upload) => shown(upload, world)),
  })
}

function shown(upload: TiktokUpload, world: TiktokWorld) {
  const { post, chunks, count, size, publishId } = upload
  const marks = [
    post?.brand_content_toggle === true ? 'paid partnership' : '',
    post?.brand_organic_toggle === true ? 'promotional content' : '',
    post?.is_aigc === true ? 'AI-generated' : '',
  ]
  const out = post === null ? 'draft in the inbox' : post.privacy_level
  return {
    name: publishId,
    words: post?.title ?? '',
    state: world.isOut(upload) ? out : `being taken in, ${chunks.length} of ${count} chunks`,
    facts: {
      bytes: String(size),
      disclosed: marks.filter((mark) => mark !== '').join(', '),
      comments: post?.disable_comment === false ? 'allowed' : 'off',
    },
  }
}
