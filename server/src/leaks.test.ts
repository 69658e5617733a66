import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const HOUSE = new URL('../../', import.meta.url)
const CHANNELS = 48

test('each way by which a hidden thing could leak names a test that looks, and each of these tests is there', async () => {
  const page = await readFile(new URL('docs/leaks.md', HOUSE), 'utf8')
  const rows = page
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, number]) => /^\d+$/.test(number ?? ''))
  expect(rows.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: CHANNELS }, (_, place) => place + 1),
  )
  const wrong: string[] = []
  for (const [, number, , , proofs = ''] of rows) {
    if (proofs === 'no such feature') continue
    for (const proof of proofs.split(';')) {
      const [file = '', title = ''] = proof.split('›').map((part) => part.trim())
      const path = new URL(file, HOUSE)
      if (!existsSync(path)) wrong.push(`${number}: there is no ${file}`)
      else if (title === '' || !(await readFile(path, 'utf8')).includes(title))
        wrong.push(`${number}: ${file} has no test “${title}”`)
    }
  }
  expect(wrong).toEqual([])
})
