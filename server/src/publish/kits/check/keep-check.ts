import { type DisclosureStanding, type KitFinding, kitStanding } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { appendToChain } from '../../../plant/chain/index.ts'
import type { Clock } from '../../../plant/clock/index.ts'
import { at, newId } from '../../../plant/db/index.ts'
import { notifyTopic } from '../../../plant/realtime/index.ts'
import { finishTasks, renewTask } from '../../../production/index.ts'
import type { Db, Trx } from '../../../schema/index.ts'
import { lockPublication } from '../../queries.ts'
import { showAgain } from '../shown-posts.ts'
import type { lastCheck } from './kept-checks.ts'

/** What one look saw, and of which link. */
export interface Seen {
  readonly kit: {
    readonly id: string
    readonly publicationId: string
    readonly holderName: string
    readonly link: string
    readonly linkedAt: Instant
  }
  readonly round: number
  readonly finding: KitFinding
  readonly disclosure: DisclosureStanding
  readonly postKey: string | null
  readonly wordsSha256: string | null
  readonly before: Awaited<ReturnType<typeof lastCheck>>
}

/** The task that says: somebody look at this post. */
export const LOOK_AT_KIT = 'kit-to-look-at'
/** The task that says: the disclosure is not in this post. */
export const DISCLOSURE_MISSING = 'kit-disclosure-missing'

/** Writes down what was seen of a kit's post, logs what is new in it, and asks a person where one is needed. */
export async function keepCheck({ db, clock }: { db: Db; clock: Clock }, seen: Seen): Promise<void> {
  const { kit, round, finding, disclosure, postKey, wordsSha256, before } = seen
  await db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, kit.publicationId)
    const now = await trx
      .selectFrom('publish.kits')
      .select(['linkBack', 'linkBackAt', 'disclosed'])
      .where('id', '=', kit.id)
      .executeTakeFirstOrThrow()
    // Another link was sent meanwhile, or it was called back: what was seen is of no use.
    if (publication?.state.kind !== 'live') return
    if (now.linkBack !== kit.link || now.linkBackAt !== kit.linkedAt) return
    const wordsChanged =
      wordsSha256 !== null && before?.wordsSha256 != null && before.wordsSha256 !== wordsSha256
    const kept = await trx
      .insertInto('publish.kitChecks')
      .values({
        id: newId(),
        kitId: kit.id,
        link: kit.link,
        linkedAt: at(kit.linkedAt),
        round,
        finding: JSON.stringify(finding),
        disclosure,
        postKey,
        wordsSha256,
        wordsChanged,
        checkedAt: at(clock.now()),
      })
      .onConflict((conflict) => conflict.columns(['kitId', 'linkedAt', 'round']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (kept === undefined) return
    const isNew = JSON.stringify(finding) !== JSON.stringify(before?.finding)
    const isDisclosureNew = disclosure !== before?.disclosure
    const { productionId, title } = publication
    const about = { productionId, ref: kit.id, title, holder: kit.holderName, publicationId: publication.id }
    if (isNew) await askAboutFilm(trx, about, finding)
    if (isDisclosureNew)
      await askAboutDisclosure(trx, about, {
        disclosure,
        before: before?.disclosure,
        isByLabel: now.disclosed === 'by-label',
      })
    if (isNew) await showAgain(trx, { kitId: kit.id, now: clock.now() })
    await notifyTopic(trx, productionId, 'calendar')
    if (!isNew && !isDisclosureNew && !wordsChanged) return
    await appendToChain(trx, {
      productionId,
      kind: 'kit-checked',
      body: {
        kitId: kit.id,
        publicationId: publication.id,
        round,
        standing: kitStanding(finding),
        finding,
        disclosure,
        wordsChanged,
      },
      personal: { name: kit.holderName, title, link: kit.link },
    })
  })
}

interface About {
  readonly productionId: string
  readonly ref: string
  readonly title: string
  readonly holder: string
  readonly publicationId: string
}

// Asked once for each thing that is found, so that a person who looked is not asked the same again.
async function askAboutFilm(trx: Trx, about: About, finding: KitFinding): Promise<void> {
  const { productionId, ref, ...facts } = about
  const standing = kitStanding(finding)
  if (standing !== 'to-look-at' && standing !== 'gone')
    return finishTasks(trx, { kind: LOOK_AT_KIT, ref, by: 'Stagedoor' })
  const found = finding.kind === 'unread' ? finding.because : finding.kind
  await renewTask(trx, {
    productionId,
    kind: LOOK_AT_KIT,
    ref,
    facts: () => ({ ...facts, found }),
    dueAt: null,
  })
}

async function askAboutDisclosure(
  trx: Trx,
  about: About,
  {
    disclosure,
    before,
    isByLabel,
  }: { disclosure: DisclosureStanding; before: DisclosureStanding | undefined; isByLabel: boolean },
): Promise<void> {
  const { productionId, ref, ...facts } = about
  if (disclosure === 'there') return finishTasks(trx, { kind: DISCLOSURE_MISSING, ref, by: 'Stagedoor' })
  if (disclosure !== 'missing') return
  await renewTask(trx, {
    productionId,
    kind: DISCLOSURE_MISSING,
    ref,
    // The platform's own mark is in no words: that they used it is their word, and for a person to see.
    facts: () => ({ ...facts, wasThere: before === 'there', isByLabel }),
    dueAt: null,
  })
}
