import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { secondsToFlicks } from '@stagedoor/core/time'
import type { TestDatabase } from '../../../plant/db/testing.ts'
import { engineHere, testLimits } from '../../../plant/media/testing.ts'
import { type FrontOfHouse, publicist } from '../../testing.ts'
import { kitFor, tokenIn } from '../../testing-kits.ts'

import { type KitOrder, type MadeKit, makeKit } from '../make-kit.ts'
import { checkKit } from './check-kit.ts'
import { checksOf } from './kept-checks.ts'
import { Reach } from './reach.ts'

/** A file of the demo's. */
export const demo = (name: string): string =>
  fileURLToPath(new URL(`../../../../../fixtures/saltlight/media/${name}`, import.meta.url))

const LAMP = demo('lamp-goes-out.mp4')

/** A kit of the demo's lamp, and the address at which its holder's slip answers. */
export interface LampKit extends MadeKit {
  readonly door: string
  readonly filmSha256: string
}

/** What looks at the posts of kits' holders beside a house, and the demo's lamp to post; `close` it before the house. */
export async function openKitChecks(house: TestDatabase, front: FrontOfHouse) {
  const media = await engineHere()
  const folder = await mkdtemp(join(tmpdir(), 'kit-checks-'))
  const reach = new Reach(front.platforms)
  const deps = { db: house.worker, clock: front.clock, storage: front.storage, media, reach }
  const { signal } = new AbortController()

  return {
    deps,
    signal,
    /** The lamp encoded anew, its picture and its sound changed by these filters. */
    lampAgain: async ({ picture, sound }: { picture: string; sound: string }): Promise<Buffer> => {
      const path = join(folder, 'again.mp4')
      await media.run({
        inputs: [{ path: LAMP, formats: ['mov'] }],
        graph: `[0:v:0]${picture},format=yuv420p[picture];[0:a:0]${sound},aresample=48000[sound]`,
        outputs: [
          {
            path,
            format: 'mp4',
            options: { movflags: '+faststart' },
            streams: [
              {
                kind: 'encoded',
                from: 'picture',
                codec: 'libx264',
                options: { preset: 'veryfast', crf: '30' },
                keyEveryFlicks: secondsToFlicks(1),
              },
              { kind: 'encoded', from: 'sound', codec: 'aac', options: { b: '96k' } },
            ],
          },
        ],
        limits: testLimits,
      })
      return readFile(path)
    },
    /** A kit of the lamp, handed over and posted: its holder has sent a link. */
    linked: async (order: Partial<KitOrder>, url: string): Promise<LampKit> => {
      const cutId = await front.rendered(await front.footage(order.holderName ?? 'The lamp', 20))
      const path = join(folder, 'cut.mp4')
      await copyFile(LAMP, path)
      const { sha256: filmSha256 } = await front.storage.adopt({ kind: 'arrived', path, sha256: null })
      await house.crew
        .updateTable('cut.renders')
        .set({ sha256: Buffer.from(filmSha256, 'hex') })
        .where('cutId', '=', cutId)
        .execute()
      const { id } = await front.schedules(cutId, null, 'The lamp goes out')
      const kit = kitFor({ copy: 'The lamp.', ...order })
      const made = await makeKit(front, { besideId: id, kit, actor: publicist })
      const door = `${front.origin}/api/v1/kit-slips/${tokenIn(made.url)}`
      await sends(`${door}/handovers`, {})
      await sends(`${door}/links`, { url, disclosed: 'in-words' })
      return { ...made, door, filmSha256 }
    },
    look: (kitId: string, round: number) => checkKit(deps, { kitId, round }, signal),
    standing: async (publicationId: string) =>
      (await checksOf(house.crew, [publicationId])).get(publicationId),
    close: async () => {
      reach.close()
      await media.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function sends(url: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (status !== 201) throw new Error(`${url} answered ${status}`)
}
