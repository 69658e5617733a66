import { type RecallReminder, reminderOf } from '@stagedoor/core/publish'
import { formatInstant, type Instant } from '@stagedoor/core/time'
import type { Site } from '../../plant/http/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { membersOf, productionById, type ProductionRow, renewTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { lineOf, type LineRow, lockLine } from './ledger.ts'
import { publicationById } from '../queries.ts'
import { setFirstLook, setNextReminder } from './recall-alarms.ts'
import { tellHolder } from './tell-holder.ts'

/** What reminding writes with; a house without mail has its tasks alone. */
export interface Reminding extends Mailing {
  readonly site?: Pick<Site, 'link'>
}

/**
 * Somebody is reminded of a line that waits for a person: whoever connected the account, else the publicists; from a day
 * after the deadline on the owners as well. A line that is over is passed over, and no more is set.
 */
export async function ringReminder(
  trx: Trx,
  reminding: Reminding,
  { lineId, now }: { lineId: string; now: Instant },
): Promise<void> {
  const row = await lockLine(trx, lineId)
  const reminder = row === undefined ? null : reminderOf(lineOf(row), now)
  if (row === undefined || reminder === null) return
  const { productionId, recallId, name, dueAt } = row
  const url = addressToAct(row)
  if (reminder.kind !== 'ahead')
    await renewTask(trx, {
      productionId,
      kind: 'recall-overdue',
      ref: lineId,
      facts: () => ({ recallId, name, url, daysLate: reminder.daysLate }),
      dueAt,
    })
  await writeToCrew(trx, reminding, { row, reminder, url })
  // A link that came back after the recall is looked at from here on.
  if (row.place === 'kit-copy') await setFirstLook(trx, { lineId, productionId, now })
  // Their holder was written to when it was called back, and is once more: no letter a day to cast and crew.
  if (row.place === 'kit-copy' && reminder.kind === 'due') {
    const kit = await publicationById(trx, row.publicationId)
    if (kit !== undefined) await tellHolder(trx, reminding, kit)
  }
  await setNextReminder(trx, { lineId, productionId, line: lineOf(row), now })
}

/** Where a person deletes what a line is about: the page that the platform named, else the post itself. */
export function addressToAct({ actUrl, remote, linkBack, place }: LineRow): string | null {
  if (actUrl !== null) return actUrl
  if (place === 'kit-copy') return linkBack
  return place === 'platform-post' ? (remote?.url ?? null) : null
}

async function writeToCrew(
  trx: Trx,
  { mail = null, site }: Reminding,
  { row, reminder, url }: { row: LineRow; reminder: RecallReminder; url: string | null },
): Promise<void> {
  const production = await productionById(trx, row.productionId)
  if (mail === null || site === undefined || production === undefined) return
  const ledger = site.link(`/backstage/${production.slug}/recall/${row.recallId}`)
  for (const { name, email } of await responsibleFor(trx, row, reminder))
    await mail.write(trx, {
      productionId: production.id,
      to: email,
      ...letterOf({ name, production, row, reminder, url, ledger }),
    })
}

async function responsibleFor(
  trx: Trx,
  { productionId, connectedById }: LineRow,
  { isEscalated }: RecallReminder,
): Promise<readonly { name: string; email: string }[]> {
  const members = await membersOf(trx, productionId)
  const named = members.filter(({ userId }) => userId === connectedById)
  const publicists = members.filter(({ role }) => role === 'publicist')
  const owners = members.filter(({ role }) => role === 'owner')
  const [first = []] = [named, publicists, owners].filter((some) => some.length > 0)
  return [...new Map([...first, ...(isEscalated ? owners : [])].map((one) => [one.email, one])).values()]
}

interface Told {
  readonly name: string
  readonly production: ProductionRow
  readonly row: LineRow
  readonly reminder: RecallReminder
  readonly url: string | null
  readonly ledger: string
}

function letterOf({ name, production, row, reminder, url, ledger }: Told): { subject: string; text: string } {
  const due = row.dueAt === null ? '' : formatInstant(row.dueAt, { zone: production.zone, locale: 'en' })
  const late =
    reminder.kind === 'ahead'
      ? `It is to be gone by ${due}.`
      : reminder.daysLate === 0
        ? `It was to be gone by ${due}, and it is not.`
        : `It was to be gone by ${due}: ${reminder.daysLate} ${reminder.daysLate === 1 ? 'day' : 'days'} ago.`
  const paragraphs = [
    `Dear ${name},`,
    `“${row.title}” was called back, and one place waits for a person: ${row.name}. ${late}`,
    ...(url === null ? [] : [`It is deleted here: ${url}`]),
    `When it is gone, say so in the ledger; we look, and the line is closed: ${ledger}`,
    ...(reminder.isEscalated ? ['The owners of the production get this letter too.'] : []),
  ]
  const subject =
    reminder.kind === 'ahead'
      ? `${production.title}: please take “${row.title}” down`
      : `${production.title}: “${row.title}” is still out`
  return { subject, text: `${paragraphs.join('\n\n')}\n` }
}
