import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { folderHashes } from '@stagedoor/core/mhl'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { typed } from '../testing.ts'
import { isAsListed, lookOverCard, writeFinding } from './look-over-card.ts'
import { manifestPlace } from './manifest-place.ts'
import { xxh64 } from './take-hashes.ts'

let folder = ''
let card = ''
const AT = Date.UTC(2026, 10, 22, 8, 0, 0)
const SEEN = {
  'Clips/A001.mov': 'the first take of the lamp',
  'Clips/A002.mov': 'the second',
  'Sidecar.txt': 'notes',
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'card-'))
})
let count = 0
beforeEach(async () => {
  card = join(folder, `${(count += 1)}`, 'A001R2EC')
  await mkdir(join(card, 'Clips'), { recursive: true })
  for (const [path, text] of Object.entries(SEEN)) await writeFile(join(card, path), text)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const lookOver = async (elsewhere?: string) =>
  lookOverCard(await manifestPlace(card, { elsewhere, writes: true }), () => undefined)
const list = async (at = AT, elsewhere?: string) => writeFinding(await lookOver(elsewhere), at)

const verified = (...options: string[]) => typed(['verify-card', card, ...options])

// Values of scenarios 1 and 4 of the examples that the format's makers publish.
test('a folder’s hashes are those of the published examples, of a whole card and of a damaged one', () => {
  const hashes = (sidecar: string) =>
    folderHashes(
      {
        files: new Map([
          ['Sidecar.txt', sidecar],
          ['Clips/A002C007_141024_R2EC.mov', '7680e5f98f4a80fd'],
          ['Clips/A002C006_141024_R2EC.mov', '0ea03b369a463d9d'],
        ]),
        folders: ['Clips'],
      },
      xxh64,
    )
  const whole = hashes('3ab5a4166b9bde44')
  expect(whole.get('Clips')).toEqual({ content: '4c226b42e27d7af3', structure: '906faa843d591a9f' })
  expect(whole.get('')).toEqual({ content: '8d02114c32e28cbe', structure: 'f557f8ca8e5a88ef' })
  expect(hashes('70d2cf31aaa3eac4').get('')).toEqual({
    content: '8e52e9c3d15e055c',
    structure: '32706d5f4b48f047',
  })
})

test('a card that was listed is verified, and each look is a generation of its own', async () => {
  expect(await list()).toBe(join(card, 'ascmhl', '0001_A001R2EC_2026-11-22_080000Z.mhl'))
  await writeFile(join(card, '.DS_Store'), 'a system looked in')
  const looked = await verified()
  expect(looked).toMatchObject({ code: 0, said: expect.stringContaining('3 of 3 files verified') })
  const names = await readdir(join(card, 'ascmhl'))
  expect(names.toSorted()).toEqual([
    expect.stringMatching(/^0001_/),
    expect.stringMatching(/^0002_A001R2EC_/),
    'ascmhl_chain.xml',
  ])
  const second = await readFile(
    join(card, 'ascmhl', names.find((name) => name.startsWith('0002')) ?? ''),
    'utf8',
  )
  expect(second.match(/<xxh64 action="verified"/g)).toHaveLength(3)
  expect(second).not.toContain('<path size="18"')
  expect(await verified('--dry-run')).toMatchObject({
    code: 0,
    said: expect.stringContaining('No manifest was written'),
  })
  expect(await readdir(join(card, 'ascmhl'))).toHaveLength(3)
})

test('whichever byte of whichever file is another one, it is found, named with both hashes, and forgotten by no later list', async () => {
  await list()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(SEEN)),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (path, place, turned) => {
        const bytes = await readFile(join(card, path))
        const damaged = Buffer.from(bytes)
        const at = place % damaged.length
        damaged[at] = (damaged[at] ?? 0) ^ turned
        await writeFile(join(card, path), damaged)
        const finding = await lookOver()
        await writeFile(join(card, path), bytes)
        expect(isAsListed(finding)).toBe(false)
        expect(finding.files.filter(({ standing }) => standing.kind !== 'verified')).toMatchObject([
          { path, standing: { kind: 'changed', recorded: xxh64(bytes), found: xxh64(damaged) } },
        ])
      },
    ),
    { numRuns: 15 },
  )
  await writeFile(join(card, 'Sidecar.txt'), 'other')
  const first = await verified('--json')
  expect(first.code).toBe(1)
  expect(JSON.parse(first.said)).toMatchObject({ isAsListed: false, generationsBefore: 1, missing: [] })
  expect((await verified()).said).toContain(`its history says xxh64 ${xxh64(Buffer.from('notes'))}`)
  await writeFile(join(card, 'Sidecar.txt'), 'notes')
  expect((await verified()).code).toBe(0)
})

test('what is missing, what is new and what is a link is told; a link is never followed', async () => {
  await list()
  await writeFile(join(folder, 'secret'), 'not of the card')
  await rm(join(card, 'Clips', 'A002.mov'))
  await symlink(join(folder, 'secret'), join(card, 'Clips', 'A002.mov'))
  await symlink(folder, join(card, 'around'))
  await writeFile(join(card, 'Clips', 'late\u001b[2J.mov'), 'x')
  await writeFile(join(card, 'Clips', 'A003.mov'), 'late')
  const { code, said } = await verified('--json')
  expect(code).toBe(1)
  expect(JSON.parse(said)).toMatchObject({
    missing: ['Clips/A002.mov'],
    passedOver: [
      { path: 'Clips/A002.mov', because: 'link' },
      { path: 'Clips/late\u001b[2J.mov', because: 'name' },
      { path: 'around', because: 'link' },
    ],
  })
  const people = await verified('--dry-run')
  expect(people.said).toContain('Clips/A002.mov: MISSING')
  expect(people.said).not.toContain('\u001b')
  expect(
    JSON.parse(said).files.find(({ path }: { path: string }) => path === 'Clips/A003.mov').standing,
  ).toEqual({
    kind: 'new',
  })
})

test('a history that was touched, that is not there, or that is another folder’s own, compares nothing', async () => {
  expect(await verified()).toMatchObject({
    code: 1,
    warned: expect.stringContaining('no manifest to compare'),
  })
  const manifest = await list()
  const text = await readFile(manifest, 'utf8')
  await writeFile(manifest, text.replace('<hostname>', '<hostname>x'))
  expect(await verified()).toMatchObject({
    code: 1,
    warned: expect.stringContaining('is not what the chain'),
  })
  await writeFile(manifest, text)
  await mkdir(join(card, 'Clips', 'ascmhl'))
  expect(await verified()).toMatchObject({
    code: 1,
    warned: expect.stringContaining('Clips has a history of its own'),
  })
  await rm(join(card, 'ascmhl', 'ascmhl_chain.xml'))
  expect(await verified()).toMatchObject({ code: 1, warned: expect.stringContaining('is missing') })
})

test('a card that nobody may write to has its manifests elsewhere, with all that its own history says', async () => {
  await list()
  const before = await readdir(join(card, 'ascmhl'))
  const elsewhere = join(folder, 'manifests')
  expect(await verified('--manifest', elsewhere)).toMatchObject({ code: 0 })
  expect(await readdir(join(card, 'ascmhl'))).toEqual(before)
  expect(await readdir(join(elsewhere, 'ascmhl'))).toHaveLength(3)
  expect(await verified('--manifest', elsewhere)).toMatchObject({ code: 0 })
  expect(await readdir(join(elsewhere, 'ascmhl'))).toHaveLength(4)
  expect(await verified('--manifest', join(card, 'here'))).toMatchObject({ code: 2 })
  const other = join(folder, 'B002')
  await cp(card, other, { recursive: true })
  card = other
  expect(await verified('--manifest', elsewhere)).toMatchObject({
    code: 1,
    warned: expect.stringContaining('has the history of A001R2EC, not of B002'),
  })
})
