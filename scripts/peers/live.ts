import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { AttemptId, PlatformId } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import type {
  Connector,
  ConnectorContext,
  Handle,
  Post,
  RemoteRef,
  Step,
} from '../../server/src/connectors/connector.ts'
import { commitOnce, type NextErrand, placeOnce, reconcileOnce } from '../../server/src/connectors/drive.ts'
import { guardFetch } from '../../server/src/connectors/guard-fetch.ts'
import { CONNECTORS } from '../../server/src/connectors/registry.ts'
import { bytesOf, filesOf, planFor } from '../../server/src/connectors/testing.ts'

// Walks one post through a real platform and takes it back: nothing runs this but a person who says `--yes`.

const USAGE = `npm run test:live -- PLATFORM [--film PATH] [--even-public] --yes

Puts one post up at a real platform, as unseen as it can be, looks for it, and deletes it again.
The account is read from STAGEDOOR_LIVE_PLATFORM (for Bluesky: STAGEDOOR_LIVE_BLUESKY), as JSON:
  where it is opened with words   {"server": "https://…", "fields": {"identifier": "…", "password": "…"}}
  everywhere else                 {"server": "https://…", "token": "…", "remoteId": "…", "handle": "…", "settings": {}}
`

const FORMATS = {
  bluesky: 'bluesky-post',
  mastodon: 'fediverse-post',
  peertube: 'peertube-film',
  youtube: 'youtube-short',
  tiktok: 'tiktok',
  instagram: 'instagram-reel',
  x: 'x-post',
} as const satisfies Partial<Record<PlatformId, Post['plan']['format']>>

const LONGEST_MS = 20 * 60_000
const SOON_MS = 3_000
const MOST_LOOKS = 20

interface Words {
  readonly server?: string
  /** Where else it is asked, by role: a server of one's own may have no video service. */
  readonly origins?: Readonly<Record<string, string>>
  readonly fields?: Readonly<Record<string, string>>
  readonly token?: string
  readonly remoteId?: string
  readonly handle?: string
  readonly settings?: Readonly<Record<string, string | number | boolean>>
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const now = (): Instant => instant(Date.now())

async function contextFor(
  connector: Connector,
  words: Words,
  signal: AbortSignal,
): Promise<ConnectorContext> {
  const server = words.server ?? connector.origins['account'] ?? ''
  const origins = { ...connector.origins, ...(server === '' ? {} : { account: server }), ...words.origins }
  const door = { fetch: guardFetch(fetch, { origins: Object.values(origins), signal }), origins, now, signal }
  const opened =
    connector.door.kind === 'words' && words.fields !== undefined
      ? await connector.door.open(words.fields, door)
      : {
          remoteId: words.remoteId ?? '',
          handle: words.handle ?? '',
          settings: words.settings ?? {},
          token: { accessToken: words.token ?? '' },
        }
  const { remoteId, handle, settings, token } = opened
  return {
    ...door,
    account: { id: 'live', remoteId, handle, address: server, settings },
    token: () => Promise.resolve(token?.accessToken ?? ''),
    saveHandle: () => Promise.resolve(),
    attemptId: randomUUID() as AttemptId,
  }
}

/** Places the post and makes the call; answers what is out, or throws with all that is known. */
async function putOut(connector: Connector, ctx: ConnectorContext, post: Post): Promise<RemoteRef> {
  let at: { handle: Handle | null; next: NextErrand | 'commit' } = { handle: null, next: 'begin' }
  for (;;) {
    const { handle, next } = at
    const step: Step =
      next === 'commit' && handle !== null
        ? await commitOnce(connector, post, { ctx, handle })
        : await placeOnce(connector, post, { ctx, handle, next: next === 'commit' ? 'begin' : next })
    say(`  ${next}: ${step.kind}${step.kind === 'continue' && step.said ? `, ${step.said}` : ''}`)
    if (step.kind === 'live') return step.ref
    if (step.kind === 'failed') throw new Error(`${step.error.what} ${step.error.remedy}`)
    if (step.kind === 'manual') throw new Error(`A person has to go on there: ${step.task.url ?? ''}`)
    if (step.kind === 'unknown') return find(connector, ctx, { post, handle: step.handle })
    at = step
    await pause(step.afterMs ?? SOON_MS)
  }
}

// The call was made once. Nothing is sent again: it is looked for, and where it is not found a person looks.
async function find(
  connector: Connector,
  ctx: ConnectorContext,
  { post, handle }: { post: Post; handle: Handle },
): Promise<RemoteRef> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const found = await reconcileOnce(connector, post, { ctx, handle })
    say(`  look: ${found.kind}`)
    if (found.kind === 'present') return found.ref
    if (found.kind === 'refused') throw new Error(found.error.what)
    await pause(2 * SOON_MS)
  }
  throw new Error('What became of the call is not known. Look at the account before anything else.')
}

async function takeBack(connector: Connector, ctx: ConnectorContext, ref: RemoteRef): Promise<boolean> {
  const done = await connector.retract(ref, ctx)
  say(`  taken back: ${done.kind}`)
  if (done.kind === 'manual') say(`  ${done.because} Delete it there: ${done.task.url ?? ref.url ?? ref.id}`)
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { existence, evidence } = await connector.observe(ref, ctx, null)
    say(`  read: ${existence}, ${evidence}`)
    if (existence === 'gone') return true
    await pause(2 * SOON_MS)
  }
  return false
}

async function walk(
  id: keyof typeof FORMATS,
  words: Words,
  films: { path: string | undefined },
): Promise<void> {
  const connector = CONNECTORS.find((one) => one.id === id)
  if (connector === undefined) throw new Error(`There is no connector for ${id}.`)
  const ctx = await contextFor(connector, words, AbortSignal.timeout(LONGEST_MS))
  const demo = new URL('../../fixtures/saltlight/media/lamp-goes-out.mp4', import.meta.url)
  const film = bytesOf(await readFile(films.path ?? demo), 'video/mp4')
  const limits = await connector.limits(ctx)
  // The widest stand first.
  const visibility = limits.visibility.at(-1) ?? null
  if (visibility === null && !values['even-public'])
    throw new Error(`${connector.name} shows every post to everybody. Add --even-public if that may be.`)
  const copy = `A test of Stagedoor, deleted at once. ${randomUUID().slice(0, 8)}`
  const plan = planFor(FORMATS[id], {
    title: 'A test of Stagedoor',
    copy,
    visibility,
    film: { sizeBytes: film.sizeBytes },
  })
  say(`${connector.name}, as ${ctx.account.handle}: one post, ${visibility ?? 'public'}. “${copy}”`)
  const ref = await putOut(connector, ctx, { plan, files: filesOf(film), parent: null })
  say(`  out: ${ref.url ?? ref.id}`)
  const seen = await connector.observe(ref, ctx, null)
  say(`  read: ${seen.existence}, ${seen.evidence}`)
  if (await takeBack(connector, ctx, ref)) return say('Gone, as read there.')
  throw new Error(`It was not seen gone. Look there: ${ref.url ?? ref.id}`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { yes: { type: 'boolean' }, 'even-public': { type: 'boolean' }, film: { type: 'string' } },
})
const id = Object.keys(FORMATS).find((one) => one === positionals[0]) as keyof typeof FORMATS | undefined
const told = id === undefined ? undefined : process.env[`STAGEDOOR_LIVE_${id.toUpperCase()}`]

if (id === undefined || told === undefined || !values.yes) {
  process.stderr.write(USAGE)
  process.exitCode = 2
} else {
  try {
    await walk(id, JSON.parse(told) as Words, { path: values.film })
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
