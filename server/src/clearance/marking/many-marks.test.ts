import { secondsToFlicks } from '@stagedoor/core/time'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { changeEvidence } from '../change-evidence.ts'
import { appearancesWithSubjects } from '../crew-queries.ts'
import { insertMarks } from './mark-together.ts'
import { openSaltlight, wren } from '../testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight

test('ten thousand marks in a minute are kept, judged, and read page by page without a gap', async () => {
  const assetId = await saltlight.footage('Market square', 60)
  const faces = [
    await saltlight.face(),
    await saltlight.face(),
    await saltlight.face(),
    await saltlight.face(),
  ]
  const orders = Array.from({ length: 10_000 }, (_, i) => {
    const fromFlicks = Math.floor(secondsToFlicks(59) * (i / 10_000))
    const range = { fromFlicks, toFlicks: fromFlicks + secondsToFlicks(0.5) }
    const about = { subjectId: faces[i % 4]!, sides: ['picture' as const], prominence: 'background' as const }
    return { ...about, ...range, boxes: [] }
  })
  const { exposureId } = await saltlight.judgesAsset(assetId)
  await house.crew.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: house.clock.now() }, async () => {
      const made = await insertMarks(trx, { productionId, assetId, markedBy: wren.name }, orders)
      return {
        result: made,
        touched: [{ kind: 'appearance', assetId: assetIdOf(assetId) }],
        entry: { kind: 'marks-made', body: { assetId, count: made.length } },
      }
    }),
  )
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared-with-edits')
  const seen = new Set<string>()
  for (let offset = 0; ; offset += 2_000) {
    const page = await appearancesWithSubjects(house.crew, assetId, { offset, limit: 2_000 })
    for (const { id } of page) seen.add(id)
    if (page.length < 2_000) break
  }
  expect(seen.size).toBe(10_000)
}, 60_000)
