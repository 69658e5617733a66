import { expect, test } from 'vitest'
import { appendToChain } from '../plant/chain/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { logAsCsv } from './log-report.ts'
import { openSaltlight } from './testing.ts'

const house = await testDatabase()

test('the exported log begins at its first entry, and no cell of it is a formula', async () => {
  const { productionId } = await openSaltlight(house)
  await house.crew
    .transaction()
    .execute((trx) =>
      appendToChain(trx, { productionId, kind: '=HYPERLINK("x","y")', body: { note: 'a, "b"' } }),
    )
  const lines = (await logAsCsv(house.crew, productionId)).split('\r\n')
  expect(lines[0]).toBe('entry,at,kind,facts,people,hash')
  expect(lines[1]).toMatch(/^1,2026-03-03T12:00:00\.000Z,production-started,/)
  const last = lines.at(-2) ?? ''
  expect(last).toContain(`"'=HYPERLINK(""x"",""y"")"`)
  expect(last).toContain('"{""note"":""a, \\""b\\""""}"')
})
