import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { releaseXmp } from '@stagedoor/core/clearance/interchange'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { readToldRelease } from './read-told-release.ts'

const folder = await mkdtemp(join(tmpdir(), 'told-release-'))
afterAll(() => rm(folder, { recursive: true }))

const still = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })

test('a photograph tells what its metadata says of its releases', async () => {
  const path = join(folder, 'told.jpg')
  const xmp = releaseXmp({
    model: 'MR-UMR',
    modelIds: ['MR-2026-014'],
    property: 'PR-NAP',
    propertyIds: [],
    minorAge: null,
  })
  await still().jpeg().withXmp(xmp).toFile(path)
  expect(await readToldRelease(path)).toEqual({
    model: 'MR-UMR',
    modelIds: ['MR-2026-014'],
    property: 'PR-NAP',
    propertyIds: [],
    minorAge: null,
  })
})

test('a photograph without the fields tells nothing, and neither does what is no photograph', async () => {
  const bare = join(folder, 'bare.jpg')
  await still().jpeg().toFile(bare)
  expect(await readToldRelease(bare)).toBe(null)
  const torn = join(folder, 'torn.jpg')
  await writeFile(
    torn,
    '<x:xmpmeta xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" plus:ModelReleaseStatus="MR-UMR"',
  )
  expect(await readToldRelease(torn)).toBe(null)
})
