import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { OpenAPIHono } from '@hono/zod-openapi'
import { territory } from '@stagedoor/core/clearance'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { openSaltlight, publicity, wren } from '../clearance/testing.ts'
import { canonicalJson } from '../plant/chain/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { type ApiEnv, onApiError } from '../plant/http/index.ts'
import { silentLog } from '../plant/log/index.ts'
import { joins } from '../production/testing.ts'
import type { CutDeps } from './deps.ts'
import { makeCut } from './make-cut.ts'
import { reportRoutes } from './routes/reports.ts'
import { between, ownPage, publicist, uprightCut } from './testing.ts'

const house = await testDatabase()

/** A cut with Ida, who signed for Norway alone, and Tomas, who signed nothing; and somebody of the crew who asks. */
async function reelWithTwo() {
  const film = await openSaltlight(house)
  const { productionId } = film
  const assetId = await film.footage('Lamp room rehearsal', 21.4, [film.scene12])
  const [ida, tomas] = [await film.person('Ida Brandt'), await film.person('Tomas Reyes')]
  await film.appears(ida, assetId, [1, 4])
  await film.appears(tomas, assetId, [3, 7])
  const { releaseFormId } = await film.signs(ida, { scope: { ...publicity, territories: [territory('NO')] } })
  await film.judgesAsset(assetId)
  const { id: cutId } = await makeCut(film, {
    productionId,
    title: 'The reel',
    shape: '9:16',
    meantFor: ownPage,
    by: publicist.name,
    timeline: uprightCut(assetId, between(2, 5)),
  })
  const counsel = await joins(house, { productionId, role: 'counsel', name: wren.name })
  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.use(async (c, next) => {
    c.set('identity', counsel)
    c.set('clientAddress', '127.0.0.1')
    await next()
  })
  api.route('/', reportRoutes(film as unknown as CutDeps))
  return { ...film, cutId, releaseFormId, api }
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ')

describe('the E&O clearance report', () => {
  test('of a cut says on paper who is where, what they signed, when, and how to prove it', async () => {
    const { api, cutId } = await reelWithTwo()
    const answer = await api.request(`/cuts/${cutId}/report`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const { text } = await extractText(await getDocumentProxy(await bytesOf(answer)), { mergePages: true })
    const said = squeezed(text)
    for (const words of [
      'E&O clearance report: The reel',
      'The reel, version 1',
      'May it leave as a post on our own page',
      'Ida Brandt (person)',
      '0:00.0–0:02.0 picture (Lamp room rehearsal)',
      'T. Reyes, in their own name',
      'The release form of Ida Brandt does not cover the whole world',
      'Tomas Reyes has not signed a release form',
      'No grant, decision or prohibition is recorded.',
      'What is outstanding',
      'Ask Tomas Reyes to sign',
      'No music is marked in the cuts that this report is on.',
      'Index of evidence',
      'E1. Ida Brandt',
      'appearance release, version',
      'What this report does not cover',
      'nobody has said yet that everybody in it is marked',
      'Release form signed: Ida Brandt',
    ])
      expect(said).toContain(words)
    expect(said).toMatch(/Head of the log [0-9a-f]{64}/)
    expect(said).toContain('Tomas Reyes has not signed a release form: seen 0:01.0–0:03.0')
    expect(said).not.toContain('..')
  })

  test('of a production has a line for every piece of evidence, in every cut and asset', async () => {
    const { api, slug } = await reelWithTwo()
    const csv = await (await api.request(`/productions/${slug}/report?format=csv`)).text()
    const lines = csv.split('\r\n')
    expect(lines[0]).toMatch(/^of,version,file sha-256,question,verdict/)
    expect(lines.filter((line) => line.startsWith('The reel,version 1'))).toHaveLength(2)
    expect(lines.filter((line) => line.startsWith('Lamp room rehearsal,'))).toHaveLength(2)
    expect(lines.find((line) => line.includes('Ida Brandt'))).toContain('Norway')
  })

  test('with evidence proves itself: every file by its digest, the log by its chain, a form by its text', async () => {
    const { api, cutId, productionId } = await reelWithTwo()
    const answer = await api.request(`/cuts/${cutId}/report?format=zip`)
    const files = unzipSync(await bytesOf(answer))
    const manifest = strFromU8(files['manifest.sha256']!).trim().split('\n')
    expect(manifest).toHaveLength(Object.keys(files).length - 1)
    for (const line of manifest) {
      const [digest = '', path = ''] = line.split('  ')
      expect(createHash('sha256').update(files[path]!).digest('hex')).toBe(digest)
    }
    expect(strFromU8(files['outstanding.csv']!)).toContain('Ask Tomas Reyes to sign')
    expect(strFromU8(files['music-cue-sheet.csv']!)).toMatch(
      /^What,Cue,In the cut,Length,Use,Sync,Master,Status/,
    )
    expect(strFromU8(files['evidence-index.csv']!)).toMatch(/E1,Ida Brandt,"Release form, signed/)

    let prev = Buffer.alloc(32)
    const entries = strFromU8(files['log.jsonl']!)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    for (const { hash, prevHash, ...hashed } of entries) {
      expect(prevHash).toBe(prev.toString('hex'))
      const again = createHash('sha256')
        .update(prev)
        .update(canonicalJson({ ...hashed, productionId }))
        .digest()
      expect(again.toString('hex')).toBe(hash)
      prev = again
    }
    const text = Object.keys(files).find((path) => /^evidence\/Ida-Brandt-.*\/text\.md$/.test(path))!
    const signed = entries.find(({ kind }) => kind === 'release-form-signed')
    expect(createHash('sha256').update(files[text]!).digest('hex')).toBe(signed.body.textDigest)
    expect(JSON.stringify(entries)).not.toContain('T. Reyes')
  })
})
