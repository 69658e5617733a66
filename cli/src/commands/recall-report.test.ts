import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entryText, type RecallReport, REPORT_FORM, reportText } from '@stagedoor/core/publish'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../run-command.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const key = publicKey.export({ format: 'jwk' }).x ?? ''

const entry = {
  seq: 41,
  at: '2026-11-22T10:00:00.000Z',
  kind: 'recalled',
  body: { recallId: 'r', places: 1 },
  personalDigest: null,
}
const prevHash = '0f'.repeat(32)
const hash = createHash('sha256')
  .update(Buffer.from(prevHash, 'hex'))
  .update(entryText('p', entry))
  .digest('hex')

const report: RecallReport = {
  form: REPORT_FORM,
  key,
  house: { url: 'https://house.example' },
  production: { id: 'p', slug: 'saltlight', title: 'Saltlight' },
  recall: {
    id: 'r',
    title: 'The second lantern',
    because: 'Ida Brandt withdrew the permission.',
    calledBy: 'Ida Brandt',
    calledAt: '2026-11-22T10:00:00.000Z',
    closedAt: '2026-11-22T10:00:04.000Z',
  },
  askedBy: 'Samir Haddad',
  writtenAt: '2026-11-22T11:00:00.000Z',
  standing: 'closed',
  lines: [
    {
      place: { kind: 'own-page', name: 'Own page', address: '/saltlight/the-second-lantern' },
      retraction: 'hard',
      state: 'gone',
      since: '2026-11-22T10:00:04.000Z',
      dueAt: '2026-11-22T10:00:10.000Z',
      because: null,
      by: null,
      sights: [
        {
          at: '2026-11-22T10:00:04.000Z',
          how: 'read',
          what: 'Read back from outside.',
          by: null,
          sha256: null,
          asked: [],
        },
      ],
    },
  ],
  log: { head: { seq: 44, hash: 'cd'.repeat(32) }, entries: [{ ...entry, prevHash, hash }] },
}
const signed = (one: RecallReport) => ({
  report: one,
  signature: sign(null, Buffer.from(reportText(one)), privateKey).toString('base64url'),
})

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function verified(held: unknown) {
  const path = join(folder, 'report.json')
  await writeFile(path, JSON.stringify(held, null, 2))
  const said: string[] = []
  const say = (words: string) => void said.push(words)
  const terminal = { say, warn: say, progress: () => {}, done: () => {}, confirm: async () => null }
  const code = await runCommand(['verify-proof', path], { terminal, env: {} })
  return { code, said: said.join('\n') }
}

test('a recall’s report is checked without its house, and says each place', async () => {
  const whole = await verified(signed(report))
  expect(whole.code).toBe(0)
  expect(whole.said).toContain('gone      Own page')
  expect(whole.said).toContain('CLOSED')
})

test('a word that was changed is noticed, in a line and in an entry of the log', async () => {
  const { signature } = signed(report)
  const better = { ...report, recall: { ...report.recall, because: 'Nobody knows.' } }
  expect(await verified({ report: better, signature })).toMatchObject({ code: 1 })
  const [first] = report.log.entries
  if (first === undefined) throw new Error('there is an entry')
  const forged = {
    ...report,
    log: { ...report.log, entries: [{ ...first, body: { recallId: 'r', places: 9 } }] },
  }
  // Even whoever holds the key cannot make an entry be what its hash was not made of.
  const { code, said } = await verified(signed(forged))
  expect(code).toBe(1)
  expect(said).toContain('Entry 41 of the log is NOT')
})
