import type { AttemptId, PostDisclosure } from '@stagedoor/core/publish'
import { sql } from 'kysely'
import type { Connector, ConnectorContext, Post, RemoteRef } from '../../connectors/index.ts'
import type { ConnectorRig, RiggedPost } from '../../connectors/suite/rig.ts'
import { filesOf, planFor, seededFile } from '../../connectors/testing.ts'
import { newId, randomId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import type { OutletMedia } from '../../schema/outlets.ts'

const SAID: readonly [PostDisclosure, string][] = [
  ['paid-partnership', 'Paid partnership.'],
  ['own-brand', 'This promotes our own work.'],
  ['made-with-ai', 'Made or changed with AI.'],
]

interface Row {
  readonly id: string
  readonly words: string
  readonly altText: string
  readonly warning: string | null
  readonly isSensitive: boolean
  readonly media: OutletMedia | null
  readonly parent: string | null
}

/** An outlet of ours as the conformance kit tries it, over the real tables; each post is a publication of its own. */
export function outletRig(
  db: Db,
  {
    connector,
    template,
    rows,
  }: {
    connector: Connector
    /** A publication that is out; those of the kit are its likes. */
    template: string
    /** What is out there now. */
    rows: () => Promise<readonly Row[]>
  },
): ConnectorRig {
  const film = seededFile(2000)
  const known = new WeakMap<Post, { publicationId: string; attempts: Map<string, string> }>()
  const { reply } = connector
  let since = 0
  let settingFigures = Promise.resolve()

  // The kit calls attempts what it likes; the house's are rows of a publication.
  const attemptOf = async (post: Post, named: string): Promise<AttemptId> => {
    const like = known.get(post) ?? { publicationId: await likeOf(db, template), attempts: new Map() }
    known.set(post, like)
    const before = like.attempts.get(named)
    if (before !== undefined) return before as AttemptId
    const id = newId()
    like.attempts.set(named, id)
    await sql`
      insert into publish.attempts (id, publication_id, due_at, ended_at, outcome)
      values (${id}, ${like.publicationId}, wall.now(), wall.now(), 'landed')`.execute(db)
    return id as AttemptId
  }

  return {
    connector: {
      ...connector,
      observe: async (...looked) => {
        await settingFigures
        return connector.observe(...looked)
      },
      commit: async (post, ctx, handle) =>
        connector.commit(post, { ...ctx, attemptId: await attemptOf(post, ctx.attemptId) }, handle),
      reconcile: async (post, ctx, handle) =>
        connector.reconcile(post, { ...ctx, attemptId: await attemptOf(post, ctx.attemptId) }, handle),
      ...(reply === undefined
        ? {}
        : {
            reply: async (parent: RemoteRef, text: string, ctx: ConnectorContext) => {
              const comment = {
                parent: { before: parent, root: parent, others: [] as readonly string[] },
              } as Post
              return reply(parent, text, { ...ctx, attemptId: await attemptOf(comment, ctx.attemptId) })
            },
          }),
    },
    plan: planFor(connector.id === 'feed' ? 'own-page' : 'fediverse-post', {
      title: connector.id === 'feed' ? 'The second lantern' : '',
      film: { sizeBytes: film.sizeBytes },
    }),
    files: filesOf(film),
    open: async () => {
      const before = new Set((await rows()).map(({ id }) => id))
      since += 1
      return {
        emulator: null,
        origins: {},
        account: { id: `ours-${since}`, remoteId: 'ours', handle: 'ours', address: '', settings: {} },
        grant: null,
        app: null,
        posts: async () => (await rows()).filter(({ id }) => !before.has(id)).map(riggedOf),
        removePost: async ({ id }) => {
          for (const table of ['publish.feed_entries', 'publish.notes'])
            await sql`update ${sql.table(table)} set withdrawn_at = wall.now() where id = ${id}`.execute(db)
        },
        setFigures: ({ id }, { likes = 0, shares = 0, comments = 0 }) => {
          settingFigures = setFigures(db, id, { likes, shares, comments })
        },
        addComments: async ({ id }, comments) => {
          for (const { author, text } of comments)
            await sql`
              insert into publish.replies (id, publication_id, remote_id, author, text, in_reply_to)
              select ${randomId()}, publication_id, ${`https://away.example/${randomId()}`}, ${author}, ${text}, id::text
              from publish.notes where id = ${id}`.execute(db)
        },
        close: () => Promise.resolve(),
      }
    },
    rate: null,
    strange: { status: 418 },
    errors: [],
    handsOutAddresses: false,
  }
}

function riggedOf({ id, words, altText, warning, isSensitive, media, parent }: Row): RiggedPost {
  const said = SAID.flatMap(([disclosure, sentence]) => (words.includes(sentence) ? [disclosure] : []))
  return {
    id,
    isOut: true,
    visibility: 'public',
    words,
    altText,
    contentWarning: warning,
    disclosures: isSensitive ? [...said, 'sensitive'] : said,
    captions: media?.captions.map(({ language }) => language) ?? [],
    interactions: {},
    filmSha256: media?.film.sha256 ?? null,
    parent,
  }
}

async function likeOf(db: Db, template: string): Promise<string> {
  const id = randomId()
  await sql`
    insert into publish.publications (id, production_id, cut_id, cut_version, render_id, destination_id, gate_id,
      exposure_id, state, title, copy, opens_at, made_by)
    select ${id}, production_id, cut_id, cut_version, render_id, destination_id, gate_id,
      exposure_id, state, title, copy, opens_at, made_by from publish.publications where id = ${template}`.execute(
    db,
  )
  return id
}

async function setFigures(
  db: Db,
  id: string,
  figures: { readonly likes: number; readonly shares: number; readonly comments: number },
): Promise<void> {
  const { likes, shares, comments } = figures
  await sql`
    insert into publish.note_reactions (note_id, kind, actor)
    select ${id}::uuid, 'like', 'https://away.example/' || n from generate_series(1, ${likes}::integer) n
    union all
    select ${id}::uuid, 'announce', 'https://away.example/' || n from generate_series(1, ${shares}::integer) n`.execute(
    db,
  )
  await sql`
    insert into publish.replies (id, publication_id, remote_id, author, text, in_reply_to)
    select gen_random_uuid(), publication_id, 'https://away.example/r' || n, 'somebody', 'word', id::text
    from publish.notes, generate_series(1, ${comments}::integer) n where id = ${id}`.execute(db)
}
