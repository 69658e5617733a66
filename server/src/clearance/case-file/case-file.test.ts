import { expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { decideNeedsNone } from '../decide-needs-none.ts'
import { openApi, openSaltlight, wren } from '../testing.ts'
import { withdrawBySigner } from '../forms/withdraw-release-form.ts'

const house = await testDatabase()

test('a case names every paper and decision it rests on, who signed when, and where the log tells of it', async () => {
  const film = await openSaltlight(house)
  const assetId = await film.footage('Lamp room rehearsal', 21.4, [film.scene12])
  const ida = await film.person('Ida Brandt')
  const lamp = await film.mark('Nordlys lamp')
  await film.appears(ida, assetId, [1, 4])
  await film.appears(lamp, assetId, [5, 6])
  const { releaseFormId, token } = await film.signs(ida)
  await decideNeedsNone(film, {
    productionId: film.productionId,
    subjectId: lamp,
    uses: ['publicity'],
    reason: 'no brand is seen',
    actor: wren,
  })
  await film.judgesAsset(assetId)
  const api = openApi(house, film)
  await api.as('counsel')
  const { id: exposureId } = (await api.asks('GET', `/assets/${assetId}/exposure`)).body
  const read = async () => (await api.asks('GET', `/exposures/${exposureId}/case`)).body

  const cleared = await read()
  expect(cleared).toMatchObject({
    of: 'asset',
    question: expect.stringContaining('May it leave as a post on our own page'),
    verdict: { kind: 'cleared' },
    concerns: [],
    evidenceDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const paper = cleared.sheets.find(({ kind }: { kind: string }) => kind === 'grant')
  expect(paper).toMatchObject({ id: releaseFormId, about: 'Ida Brandt', log: { number: expect.any(Number) } })
  const facts = Object.fromEntries(
    paper.facts.map(({ name, value }: Record<string, string>) => [name, value]),
  )
  expect(facts).toMatchObject({
    'Signed by': 'T. Reyes, in their own name',
    Uses: 'publicity',
    Territories: 'worldwide',
    Window: 'from its signature, without an end',
    'SHA-256 of the text': expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(cleared.sheets.map(({ said }: { said: string }) => said)).toContainEqual(
    expect.stringContaining('Wren Okafor decided that Nordlys lamp needs none for publicity'),
  )
  expect(cleared.rests).toContain('what is granted, forbidden and decided about Ida Brandt')
  expect(JSON.stringify(cleared.rests)).not.toContain('no name any more')

  await withdrawBySigner(film, token, { reach: 'this-form', reason: 'I changed my mind', claimedAt: null })
  const after = await read()
  expect(after.verdict.kind).not.toBe('cleared')
  expect(after.concerns[0]).toMatchObject({ evidence: [releaseFormId] })
  expect(after.history.map(({ because }: { because: string }) => because)[0]).toBe('Release form withdrawn')
  expect(after.history).toHaveLength(2)
  await api.as('editor')
  expect((await api.asks('GET', `/exposures/${exposureId}/case`)).status).toBe(403)
})
