import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type EmbargoProof,
  type EmbargoTry,
  PROOF_FORM,
  proofText,
  sumOfTries,
} from '@stagedoor/core/publish'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../run-command.ts'
import { openAnsweringHouse } from '../testing.ts'

// A key that begins with a dash, as one in 64 does, is a key like any other where it is typed.
function dashed(): { key: string; privateKey: KeyObject } {
  for (;;) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const key = publicKey.export({ format: 'jwk' }).x ?? ''
    if (key.startsWith('-')) return { key, privateKey }
  }
}
const { key, privateKey } = dashed()

const listed: EmbargoTry = {
  what: 'listPosts',
  how: 'GET https://house.example/api/v1/public/productions/saltlight/posts',
  as: 'fan',
  expected: 'says-nothing',
  status: 200,
  sha256: 'ab'.repeat(32),
  verdict: 'shut',
  because: null,
}

function proofOf(tries: readonly EmbargoTry[], verdict: EmbargoProof['verdict']): EmbargoProof {
  return {
    form: PROOF_FORM,
    key,
    house: { url: 'https://house.example', askedAt: ['https://house.example'] },
    production: { id: 'p', slug: 'saltlight', title: 'Saltlight' },
    publication: {
      id: '0198c0de-0000-7000-8000-000000000001',
      title: 'The second lantern',
      place: 'Own page',
      state: 'scheduled',
      opensAt: '2026-11-27T17:00:00.000Z',
    },
    askedBy: 'Wren Okafor',
    begunAt: '2026-11-22T00:00:00.000Z',
    endedAt: '2026-11-22T00:00:02.000Z',
    evidenceVersion: 12,
    logHead: { seq: 80, hash: 'cd'.repeat(32) },
    viewers: [{ name: 'fan', is: 'a fan without an account' }],
    soughtFor: [{ what: 'its title', isTold: true, because: null }],
    notAsked: [],
    tries,
    sum: sumOfTries(tries),
    verdict,
  }
}

const signed = (proof: EmbargoProof) => ({
  proof,
  signature: sign(null, Buffer.from(proofText(proof)), privateKey).toString('base64url'),
})

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proof-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function verified(text: string, ...rest: string[]) {
  const path = join(folder, 'proof.json')
  await writeFile(path, text)
  const said: string[] = []
  const say = (words: string) => void said.push(words)
  const terminal = { say, warn: say, progress: () => {}, done: () => {}, confirm: async () => null }
  const code = await runCommand(['verify-proof', path, ...rest], { terminal, env: {} })
  return { code, said: said.join('\n') }
}

test('a proof is what was signed, in whatever white space, and not once a word, a number or the signature is another', async () => {
  const whole = signed(proofOf([listed], 'shut'))
  const text = JSON.stringify(whole)
  expect(await verified(text)).toMatchObject({
    code: 0,
    said: expect.stringContaining(`with the key ${key}`),
  })
  expect(await verified(JSON.stringify(whole, null, 4), '--key', key)).toMatchObject({
    code: 0,
    said: expect.stringContaining('SHUT: nothing of it could be reached.'),
  })
  const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? ''
  expect(await verified(text, '--key', other)).toMatchObject({
    code: 1,
    said: expect.stringContaining('NOT'),
  })
  const changes: [string, string][] = [
    ['The second lantern', 'The sceond lantern'],
    ['"status":200', '"status":404'],
    ['"evidenceVersion":12', '"evidenceVersion":13'],
    [whole.signature.slice(0, 4), whole.signature.startsWith('AAAA') ? 'BBBB' : 'AAAA'],
    [`"key":"${key}"`, `"key":"${other}"`],
    ['"shut":1', '"shut":1,"more":1'],
  ]
  for (const [from, to] of changes)
    expect([from, await verified(text.replace(from, to))]).toEqual([
      from,
      { code: 1, said: expect.stringContaining('NOT what was signed') },
    ])
  expect(await verified('{}')).toMatchObject({
    code: 2,
    said: expect.stringContaining('neither an embargo proof nor a recall report'),
  })
})

test('what could be reached is said with where and why, ends with 1, and is kept', async () => {
  const leak = { ...listed, verdict: 'reachable' as const, because: 'its title stands in it' }
  const answer = signed(proofOf([listed, leak], 'reachable'))
  const id = answer.proof.publication.id
  const house = await openAnsweringHouse({
    [`/api/v1/publications/${id}/embargo-proofs`]: { id: 'proof-1', workId: 'w' },
    '/api/v1/embargo-proofs/proof-1': {
      id: 'proof-1',
      state: 'proved',
      sha256: 'ef'.repeat(32),
      signed: answer,
    },
  })
  const out = join(folder, 'kept.json')
  const { code, said } = await house.typed('prove-embargo', id, '--out', out)
  house.close()
  expect(code).toBe(1)
  expect(said).toMatch(/2 tries: 1 shut, 1 reachable/)
  expect(said).toContain('REACHABLE as fan: listPosts\n  GET https://house.example/')
  expect(said).toContain('its title stands in it')
  expect(await verified(await readFile(out, 'utf8'))).toMatchObject({ code: 0 })
})
