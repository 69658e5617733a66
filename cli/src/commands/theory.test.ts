import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealedFile } from '@stagedoor/core/community'
import { instant } from '@stagedoor/core/time'
import { runCommand } from '../run-command.ts'

// The example of the page and of the documents; `sha256sum` printed its seal.
const SEAL = 'c65ebc1d0d2a42d2789c0ebce6a4a7d34153792a94b4d4f8818513c68aa95f62'
const file = sealedFile({
  production: 'saltlight',
  writer: 'lamplighter',
  sealedAt: instant(Date.UTC(2026, 2, 3, 12, 0, 0, 7)),
  about: 'Episode 3',
  salt: '00ff'.repeat(16),
  text: 'The lamp is lit by nobody.\n\nIt never went out.',
})

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'theory-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function verified(words: string, ...rest: string[]) {
  const path = join(folder, 'theory.txt')
  await writeFile(path, words)
  const said: string[] = []
  const say = (text: string) => void said.push(text)
  const terminal = { say, warn: say, progress: () => {}, done: () => {}, confirm: async () => null }
  const code = await runCommand(['theory', 'verify', path, ...rest], { terminal, env: {} })
  return { code, said: said.join('\n') }
}

test('a sealed file is checked against the seal that somebody noted, without a house', async () => {
  expect(await verified(file, '--seal', SEAL)).toMatchObject({
    code: 0,
    said: expect.stringContaining('what was sealed'),
  })
  expect(await verified(file.replaceAll('\n', '\r\n'), '--seal', SEAL)).toMatchObject({ code: 0 })
  expect(await verified(file.replace('nobody', 'the keeper'), '--seal', SEAL)).toMatchObject({
    code: 1,
    said: expect.stringContaining('NOT what was sealed'),
  })
  expect(await verified(file.replace('00ff', '00fe'), '--seal', SEAL)).toMatchObject({ code: 1 })
  expect((await verified(file)).said).toContain(SEAL)
  expect(await verified('Anything')).toMatchObject({ code: 1 })
  expect(await verified(file, '--seal', 'short')).toMatchObject({ code: 2 })
})
