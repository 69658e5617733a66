import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '@stagedoor/core/time'
import { secondsToFlicks } from '@stagedoor/core/time'
import type { Audience } from '@stagedoor/core/wall'
import { newId, randomId } from '../../../server/src/plant/db/index.ts'
import { putPost } from '../../../server/src/publish/posts.ts'
import { createGate, setHorizons, shutGate } from '../../../server/src/wall/index.ts'
import type { Draw } from './draw.ts'
import type { SurfaceHouse } from './surface-house.ts'
import { MOMENTS, type PointKey, type SurfaceStory } from './surface-story.ts'

const [FIRST = 0, SECOND = 0, THIRD = 0] = MOMENTS
const OPENINGS = [FIRST - 3_600_000, FIRST - 1_800_000, FIRST - 900_000, SECOND, THIRD, THIRD + 3_600_000]
const HORIZONS: readonly (readonly PointKey[])[] = [[], [], ['a'], ['x'], ['b'], ['c'], ['x', 'b']]
const AUDIENCES: readonly Audience[] = ['public', 'public', 'public', 'member', 'grown']

/** A post of the surface, by its address. */
export interface SurfacePost {
  readonly slug: string
  readonly gateId: string
}

/** Puts posts behind gates of every kind; each of their words, files and names is a canary of its gate. */
export async function putSurfacePosts(
  { house }: SurfaceHouse,
  { productionId, points }: SurfaceStory,
  { draw, count, secret }: { draw: Draw; count: number; secret: (gateId: string, of: string) => string },
): Promise<SurfacePost[]> {
  const { db, storage, config } = house
  const film = async (words: string): Promise<string> => {
    const path = join(config.dataDir, newId())
    await writeFile(path, words)
    return (await storage.adopt({ kind: 'arrived', path, sha256: null })).sha256
  }
  const posts: SurfacePost[] = []
  for (let place = 0; place < count; place += 1) {
    // The first is there for anybody, the second for whoever has seen a little: a walk that sees nothing proves nothing.
    const plain = place < 2
    const horizon = place === 0 ? [] : place === 1 ? (['a'] as const) : draw.one(HORIZONS)
    const opensAt = (plain ? FIRST - 3_600_000 : draw.one(OPENINGS)) as Instant
    const audience = plain ? 'public' : draw.one(AUDIENCES)
    const isShut = !plain && draw.onceIn(8)
    const slug = `post-${randomId()}`
    const gateId = await db.transaction().execute(async (trx) => {
      const made = await createGate(trx, { productionId, audience, opensAt })
      await setHorizons(trx, [
        { gateId: made, horizon: { points: horizon.map((key) => points[key]), moment: null } },
      ])
      return made
    })
    const say = (of: string) => secret(gateId, of)
    const [sha256, posterSha256] = [await film(say('film')), await film(say('poster'))]
    const name = say('a name in the credits')
    const from = 0
    const shown = {
      shape: '16:9',
      timeline: { clips: [], edits: [] },
      captions: [{ from, to: secondsToFlicks(2), text: `beacon ${say('caption')}` }],
      chapters: [{ at: from, title: `beacon ${say('chapter')}` }],
      credits: [{ name, craft: say('craft') }],
      productionId,
      cutId: newId(),
      gateId,
      title: '',
      version: 1,
      renderId: newId(),
      sha256,
      posterSha256,
      sizeBytes: 100,
      durationFlicks: secondsToFlicks(60),
      width: 1280,
      height: 720,
      rawMeter: { percent: 100, joins: 0, isReframed: false, stretches: [] },
    } as unknown as Parameters<typeof putPost>[1]
    await db.transaction().execute(async (trx) => {
      const words = {
        slug,
        title: `beacon ${say('title')}`,
        copy: `beacon ${say('lead')}\n\n${say('copy')}`,
      }
      await putPost(trx, shown, { ...words, publicationId: newId(), gateId, opensAt })
      if (isShut) await shutGate(trx, { gateId, because: 'called back' })
    })
    posts.push({ slug, gateId })
  }
  return posts
}
