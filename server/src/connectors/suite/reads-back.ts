import { expect } from 'vitest'
import type { Figure, RemoteComment, RemoteRef } from '../connector.ts'
import { type Check, everywhere, play, putOut } from './check.ts'
import type { House } from './house.ts'
import type { ConnectorRig } from './rig.ts'

const HOSTILE = [
  '<script>alert(document.cookie)</script>',
  '"><img src=x onerror=alert(1)>',
  '\u202egnp.exe',
  '{{constructor.constructor("return 1")()}}',
  "'; drop table comments; --",
]

/** Reading back: figures, comments, existence. */
export const READS_BACK: readonly Check[] = [
  {
    point: 13,
    says: 'every figure that it promises is the one that the platform shows',
    appliesTo: ({ connector }) => connector.capabilities.figures.length > 0,
    hold: (rig) =>
      play(rig, async ({ house, platform }) => {
        const ref = await out(house)
        const { figures } = rig.connector.capabilities
        const told: Partial<Record<Figure, number>> = Object.fromEntries(
          figures.map((figure, at) => [figure, 1_000 * (at + 1) + 7]),
        )
        if (platform.setFigures === undefined) throw new Error('a rig of a platform with figures sets them')
        platform.setFigures(ref, told)
        const look = await observe(house, rig, { ref })
        expect(look.existence).toBe('there')
        expect(look.figures).toEqual(told)
      }),
  },
  {
    point: 13,
    says: 'comments come page by page, each once, word for word, and later only what is new',
    appliesTo: ({ connector }) => connector.capabilities.comments !== 'none',
    hold: (rig) =>
      play(rig, async ({ house, platform, clock }) => {
        const ref = await out(house)
        if (platform.addComments === undefined)
          throw new Error('a rig of a platform with comments writes some')
        const written = Array.from({ length: 57 }, (_, at) => ({
          author: `watcher${at}`,
          text: HOSTILE[at] ?? `The fog in shot ${at} is real.`,
        }))
        await platform.addComments(ref, written)
        clock.advance(60_000)
        const { comments, cursor } = await readAll(house, rig, { ref })
        expect(comments.map(({ text }) => text).toSorted()).toEqual(
          written.map(({ text }) => text).toSorted(),
        )
        expect(new Set(comments.map(({ id }) => id)).size).toBe(written.length)
        for (const { author } of comments) expect(author).not.toBe('')
        await platform.addComments(ref, [{ author: 'latecomer', text: 'Was that a gull?' }])
        clock.advance(60_000)
        const later = await readAll(house, rig, { ref, since: cursor })
        const known = new Set(comments.map(({ id }) => id))
        const fresh = later.comments.filter(({ id }) => !known.has(id))
        expect(fresh.map(({ text }) => text)).toEqual(['Was that a gull?'])
      }),
  },
  {
    point: 13,
    says: 'what somebody else deleted there is found gone',
    appliesTo: everywhere,
    hold: (rig) =>
      play(rig, async ({ house, platform }) => {
        const ref = await out(house)
        expect((await observe(house, rig, { ref })).existence).toBe('there')
        await platform.removePost(ref)
        const look = await observe(house, rig, { ref })
        expect(look.existence).toBe('gone')
        expect(look.evidence).not.toBe('')
      }),
  },
  {
    point: 13,
    says: 'a platform that cannot be read now is never taken for one where the post is gone',
    appliesTo: everywhere,
    hold: async (rig) => {
      for (const status of [500, 503, 429, 401])
        await play(rig, async ({ house }) => {
          const ref = await out(house)
          house.wire.plan({
            errand: 'observe',
            nth: 1,
            mishap: { kind: 'says', answer: { status, body: 'not now' } },
          })
          const existence = await observe(house, rig, { ref }).then(
            (look) => look.existence,
            () => 'unreadable' as const,
          )
          if (house.wire.struck > 0) expect(existence, String(status)).toBe('unreadable')
        })
    },
  },
]

async function out(house: House): Promise<RemoteRef> {
  await putOut(house)
  if (house.kept.ref === null) throw new Error('it is live and nowhere')
  return house.kept.ref
}

interface Reading {
  readonly ref: RemoteRef
  readonly since?: string | null
}

function observe(house: House, { connector }: ConnectorRig, { ref, since = null }: Reading) {
  return house.errand('observe', (ctx) => connector.observe(ref, ctx, since))
}

async function readAll(house: House, rig: ConnectorRig, { ref, since = null }: Reading) {
  const comments: RemoteComment[] = []
  let cursor = since
  for (let page = 0; page < 20; page += 1) {
    const look = await observe(house, rig, { ref, since: cursor })
    comments.push(...look.comments)
    const isEnd = look.comments.length === 0 || look.cursor === cursor
    cursor = look.cursor ?? cursor
    if (isEnd) break
  }
  return { comments: [...new Map(comments.map((comment) => [comment.id, comment])).values()], cursor }
}
