import { aSignedInFan } from '../../../server/src/community/testing.ts'
import { issueBadge } from '../../../server/src/community/moderation/badges.ts'
import type { SurfaceHouse } from './surface-house.ts'
import type { PointKey, SurfaceStory } from './surface-story.ts'

/** Somebody who looks, or writes. */
export interface SurfaceFan {
  readonly name: string
  readonly cookie: string
  /** Null for whoever has told nothing and has no account. */
  readonly viewerId: string | null
  readonly handle: string | null
  readonly isMember: boolean
  readonly isGrown: boolean
  readonly told: readonly PointKey[]
}

/** Fans with handles, each at a place of their own; the last bears the badge of the crew. */
export async function joinFans(
  { house }: SurfaceHouse,
  { productionId, points }: SurfaceStory,
  handles: readonly string[],
): Promise<SurfaceFan[]> {
  const places: readonly (readonly PointKey[])[] = [['a'], ['a', 'x'], [], ['c', 'x'], ['b']]
  const fans: SurfaceFan[] = []
  for (const [index, handle] of handles.entries()) {
    const told = places[index % places.length] ?? []
    const isGrown = index % 2 === 1
    const { viewerId, by } = await aSignedInFan({ crew: house.db, accounts: house.accounts }, handle, {
      isGrown,
      seen: { productionId, points: told.map((key) => points[key]) },
    })
    fans.push({ name: handle, cookie: by.cookie, viewerId, handle, isMember: true, isGrown, told })
  }
  const bearer = fans.at(-1)
  if (bearer?.handle != null)
    await issueBadge(house, {
      productionId,
      handle: bearer.handle,
      words: { kind: 'crew', name: 'Aino', craft: 'Miniatures' },
      by: { userId: '00000000-0000-4000-8000-000000000001', name: 'Wren' },
    })
  return fans
}

/** Somebody without an account, known by a cookie once they tell how far they are. */
export async function passerBy(
  { api }: SurfaceHouse,
  { slug, labels }: SurfaceStory,
  told: readonly PointKey[],
): Promise<SurfaceFan> {
  const name = `a passer-by who told ${told.join(' and ') || 'nothing'}`
  const nobody = { name, cookie: '', viewerId: null, handle: null, isMember: false, isGrown: false, told }
  if (told.length === 0) return nobody
  const { setCookie, text } = await api(`/api/v1/public/productions/${slug}/progress`, {
    method: 'PUT',
    body: { seen: told.map((key) => labels[key]) },
  })
  const cookie = setCookie[0]?.split(';', 1)[0]
  if (cookie === undefined) throw new Error(text)
  return { ...nobody, cookie }
}
