import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { secondsToFlicks } from '@stagedoor/core/time'
import { openFirstDay } from './first-day.ts'
import { sendWhole } from './tus.ts'
import { until } from './until.ts'
import { must, tokenOf, type Visitor } from './visitor.ts'

const FILM = fileURLToPath(new URL('../fixtures/saltlight/media/lamp-goes-out.mp4', import.meta.url))

/** A film with sound, sent from a phone through an inbox of the first shooting day, and prepared. */
export async function filmIn(owner: Visitor, { origin, production }: { origin: string; production: string }) {
  const params = { path: { production } }
  const link = await openFirstDay(owner, production)
  await sendWhole(`${origin}/api/v1/inbox-slips/${tokenOf(link)}/uploads`, await readFile(FILM), {
    filename: 'the lamp goes out.mp4',
    contributor: 'Noor',
  })
  const dailies = async () =>
    (await must(owner.GET('/api/v1/productions/{production}/dailies', { params }))).items
  return until(async () => (await dailies()).find(({ state }) => state === 'ready') ?? null, {
    what: 'a film that is ready',
  })
}

/** Its first seconds as an upright cut, rendered. */
export async function uprightCut(
  owner: Visitor,
  { production, assetId, seconds }: { production: string; assetId: string; seconds: number },
): Promise<string> {
  const { id } = await must(
    owner.POST('/api/v1/productions/{production}/cuts', {
      params: { path: { production } },
      body: {
        title: 'The lamp goes out',
        assetId,
        range: { from: secondsToFlicks(0), to: secondsToFlicks(seconds) },
        shape: '9:16',
      },
    }),
  )
  const cut = { params: { path: { cut: id } } }
  await must(owner.POST('/api/v1/cuts/{cut}/renders', cut))
  await until(
    async () =>
      (await must(owner.GET('/api/v1/cuts/{cut}', cut))).render?.state === 'rendered' ? true : null,
    { what: 'a render' },
  )
  return id
}

/** Says that somebody is seen in the whole of a film, alone in a box of the picture at `x`. */
export async function isSeenIn(
  owner: Visitor,
  {
    asset,
    subjectId,
    x,
  }: { asset: { id: string; durationFlicks: number | null }; subjectId: string; x: number },
): Promise<void> {
  await must(
    owner.POST('/api/v1/assets/{asset}/appearances', {
      params: { path: { asset: asset.id } },
      body: {
        subjectId,
        fromFlicks: 0,
        toFlicks: asset.durationFlicks ?? 1,
        inPicture: true,
        inSound: false,
        prominence: 'featured',
        box: { x, y: 0.2, width: 0.15, height: 0.3 },
      },
    }),
  )
}
