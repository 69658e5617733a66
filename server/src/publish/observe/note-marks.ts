import { foreignWords, POST_DISCLOSURES, type PostPlan } from '@stagedoor/core/publish'
import type { Mark } from '../../connectors/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { at } from '../../plant/db/index.ts'
import { finishTasks, renewTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { Seen, Watched } from './watched.ts'

/** The task that says that somebody changed at its platform what a post is called or how it is marked. */
export const MARKS_TASK = 'post-marks-changed-there'

const LONGEST = 300

const NAMES: Readonly<Record<Mark, string>> = {
  title: 'title',
  visibility: 'shown to',
  'content-warning': 'content warning',
  'paid-partnership': 'paid partnership',
  'own-brand': 'own brand',
  'made-with-ai': 'made with AI',
  'made-for-kids': 'made for kids',
  sensitive: 'sensitive',
}

type Marks = Readonly<Record<string, string>>

/**
 * Notes whether a post is still called, shown and marked as it was. The first look counts as what was posted, but for a
 * disclosure of ours that the platform tells: missing there, it was lost, however early.
 */
export async function noteMarks(trx: Trx, watched: Watched, { seen, now }: Seen): Promise<void> {
  if (seen.existence !== 'there' || seen.marks === undefined) return
  const { publicationId, productionId, title, accountName, plan, marksChangedAt, marksThere } = watched
  const there: Marks = Object.fromEntries(
    Object.entries(seen.marks).map(([mark, value]) => [mark, foreignWords(value, LONGEST)]),
  )
  const first: Marks = { ...there, ...watched.firstMarks }
  const changes = changesIn(there, { first, plan })
  const isNews =
    changes.length > 0 && JSON.stringify(sorted(there)) !== JSON.stringify(sorted(marksThere ?? {}))
  await trx
    .updateTable('publish.observations')
    .set({
      firstMarks: JSON.stringify(first),
      marksThere: JSON.stringify(there),
      marksChangedAt:
        changes.length === 0 ? null : at(isNews || marksChangedAt === null ? now : marksChangedAt),
    })
    .where('publicationId', '=', publicationId)
    .execute()
  if (changes.length === 0) {
    if (marksChangedAt !== null)
      await finishTasks(trx, { kind: MARKS_TASK, ref: publicationId, by: 'Stagedoor' })
    return
  }
  if (!isNews) return
  const what = changes.map(({ mark, was, is }) => `${NAMES[mark]}: ${said(was)}, now ${said(is)}`).join('; ')
  await appendToChain(trx, {
    productionId,
    kind: 'publication-marks-changed-there',
    body: { publicationId, marks: changes.map(({ mark }) => mark), at: new Date(now).toISOString() },
    personal: { title, account: accountName, what },
  })
  const facts = () => ({ title, account: accountName, what })
  await renewTask(trx, { productionId, kind: MARKS_TASK, ref: publicationId, facts, dueAt: null })
}

function changesIn(
  there: Marks,
  { first, plan }: { first: Marks; plan: Pick<PostPlan, 'title' | 'disclosures'> },
) {
  return (Object.keys(NAMES) as Mark[]).flatMap((mark) => {
    const is = there[mark]
    const isOurs = POST_DISCLOSURES.some((ours) => ours === mark && plan.disclosures.includes(ours))
    const was = isOurs ? 'yes' : first[mark]
    if (is === undefined || was === undefined || is === was) return []
    return mark === 'title' && is === foreignWords(plan.title, LONGEST) ? [] : [{ mark, was, is }]
  })
}

const said = (value: string): string => (value === '' ? 'none' : `“${value}”`)

const sorted = (marks: Marks) => Object.entries(marks).toSorted(([a], [b]) => a.localeCompare(b))
