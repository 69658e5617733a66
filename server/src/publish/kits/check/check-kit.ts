import { createHash } from 'node:crypto'
import {
  DISCLOSURES,
  type Disclosure,
  type DisclosureStanding,
  type KitFinding,
  saysDisclosure,
} from '@stagedoor/core/publish'
import type { Clock } from '../../../plant/clock/index.ts'
import type { Engine } from '../../../plant/media/index.ts'
import type { Storage } from '../../../plant/storage/index.ts'
import type { Db } from '../../../schema/index.ts'
import { publicationById } from '../../queries.ts'
import { comparePost } from './compare-post.ts'
import { cutFingerprint } from './cut-fingerprint.ts'
import { keepCheck } from './keep-check.ts'
import { lastCheck } from './kept-checks.ts'
import type { PostReading } from './post-reading.ts'
import type { Reach } from './reach.ts'
import { readPost } from './read-post.ts'

/** What looking at the post of a kit's holder needs. */
export interface CheckDeps {
  readonly db: Db
  readonly clock: Clock
  readonly storage: Storage
  readonly media: Engine
  readonly reach: Reach
}

/** One look of the few that a kit's link gets. */
export interface Look {
  readonly kitId: string
  readonly round: number
}

/**
 * Looks at the post whose link a kit's holder sent: whether it shows the cleared cut and nothing else, and whether the
 * disclosure stands in its words. Writes down what was seen; run twice, it finds the look taken.
 */
export async function checkKit(deps: CheckDeps, look: Look, signal: AbortSignal): Promise<void> {
  const { db, storage, reach } = deps
  const kit = await db
    .selectFrom('publish.kits')
    .selectAll()
    .where('id', '=', look.kitId)
    .executeTakeFirstOrThrow()
  const { linkBack: link, linkBackAt: linkedAt } = kit
  if (link === null || linkedAt === null) return
  const publication = await publicationById(db, kit.publicationId)
  // What was called back is watched by the recall's own ledger.
  if (publication?.state.kind !== 'live') return
  const before = await lastCheck(db, { kitId: kit.id, linkedAt })
  if (before !== undefined && before.round >= look.round) return
  const { renderId } = await db
    .selectFrom('publish.publications')
    .select('renderId')
    .where('id', '=', publication.id)
    .executeTakeFirstOrThrow()
  const reading = await readPost(reach, link, signal)
  const postKey = reading.kind === 'film' ? reading.key : null
  const isTheSameFilm = postKey !== null && before?.postKey === postKey && isCompared(before.finding)
  const finding = isTheSameFilm
    ? before.finding
    : await storage.inTemp((folder) =>
        comparePost(deps, reading, {
          cut: () => cutFingerprint(deps, { renderId, folder, signal }),
          folder,
          signal,
        }),
      )
  const words = wordsOf(reading)
  await keepCheck(deps, {
    kit: { id: kit.id, publicationId: publication.id, holderName: kit.holderName, link, linkedAt },
    round: look.round,
    finding,
    disclosure: disclosureIn(words, kit.disclosure),
    postKey,
    wordsSha256: words === null ? null : createHash('sha256').update(words).digest('hex'),
    before,
  })
}

function isCompared({ kind }: KitFinding): boolean {
  return kind === 'same' || kind === 'part' || kind === 'different'
}

function wordsOf(reading: PostReading): string | null {
  return reading.kind === 'gone' ? null : reading.words
}

function disclosureIn(words: string | null, asked: string): DisclosureStanding {
  const disclosure: Disclosure | undefined = DISCLOSURES.find((one) => one === asked)
  if (disclosure === undefined || disclosure === 'none') return 'not-needed'
  if (words === null) return 'unread'
  return saysDisclosure(words, disclosure) ? 'there' : 'missing'
}
