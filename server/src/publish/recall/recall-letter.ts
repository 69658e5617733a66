import { isSettled, standingOfLedger } from '@stagedoor/core/publish'
import { formatInstant, type Instant } from '@stagedoor/core/time'
import { writeComeback } from '../../clearance/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { productionById } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { lineOf, linesOf, recallById } from '../ledger/ledger.ts'

/**
 * Writes to whoever's own word called something back, where that has come further since they were last written to. The
 * letter has figures alone: what stands where, their own page says, to whoever has its link.
 */
export async function ringLetter(
  trx: Trx,
  { mail = null }: Mailing,
  { recallId, now }: { recallId: string; now: Instant },
): Promise<void> {
  const recall = await recallById(trx, recallId)
  if (recall === undefined || mail === null) return
  const rows = await linesOf(trx, [recallId])
  const lines = rows.map(lineOf)
  const told = lines.map(({ place, state }) => `${place.kind} ${state.kind}`).join(', ')
  const before = await trx
    .selectFrom('publish.recallLetters')
    .selectAll()
    .where('recallId', '=', recallId)
    .forUpdate()
    .executeTakeFirst()
  if (before?.told === told) return
  const count = (...kinds: string[]) => lines.filter(({ state }) => kinds.includes(state.kind)).length
  const clocks = lines.flatMap((line) => (isSettled(line) ? [] : (line.dueAt ?? [])))
  const last = standingOfLedger(lines, now) === 'running' ? clocks.toSorted((a, b) => b - a)[0] : undefined
  const zone = (await productionById(trx, recall.productionId))?.zone ?? 'UTC'
  const isWritten = await writeComeback(
    trx,
    { mail },
    {
      productionId: recall.productionId,
      title: recall.title,
      cause: recall.cause,
      gone: count('gone'),
      open: count('shutting', 'checking', 'task', 'failed'),
      asked: count('told', 'given-up'),
      until: last === undefined ? null : (locale) => formatInstant(last, { zone, locale }),
    },
  )
  if (!isWritten) return
  await trx
    .insertInto('publish.recallLetters')
    .values({ recallId, writtenAt: at(now), told })
    .onConflict((conflict) =>
      conflict
        .column('recallId')
        .doUpdateSet({ writtenAt: at(now), told, letters: (before?.letters ?? 0) + 1 }),
    )
    .execute()
}
