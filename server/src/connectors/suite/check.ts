import { expect } from 'vitest'
import type { PostPlan } from '@stagedoor/core/publish'
import type { Post } from '../connector.ts'
import { ManualClock } from '../testing.ts'
import { House } from './house.ts'
import type { ConnectorRig, RiggedPlatform, RiggedPost } from './rig.ts'

/** One thing that holds of every connector, by the points of the conformance kit. */
export interface Check {
  readonly point: number
  /** A sentence that is true of the connector. */
  readonly says: string
  /** Whether the platform has what this is about. */
  readonly appliesTo: (rig: ConnectorRig) => boolean
  /** Throws where it does not hold. */
  readonly hold: (rig: ConnectorRig) => Promise<void>
}

/** For what holds everywhere. */
export const everywhere = (): boolean => true

/** What a check plays on. */
export interface Scene {
  readonly platform: RiggedPlatform
  readonly clock: ManualClock
  readonly house: House
  /** A further house at the same platform. */
  readonly next: (post?: Partial<Post>) => House
}

/** Plays on a fresh platform, and takes it down. */
export async function play<Result>(
  rig: ConnectorRig,
  act: (scene: Scene) => Promise<Result>,
  plan: PostPlan = rig.plan,
): Promise<Result> {
  const clock = new ManualClock()
  const platform = await rig.open(clock)
  const next = (post: Partial<Post> = {}) =>
    new House(rig, { platform, clock, post: { plan, files: rig.files, parent: null, ...post } })
  try {
    return await act({ platform, clock, house: next(), next })
  } finally {
    await platform.close()
  }
}

/** Plays a publication to its end and gives what is on the platform then. */
export async function putOut(house: House): Promise<RiggedPost> {
  house.schedule()
  await house.runThrough()
  return theOnePost(house)
}

/** The house says live, and exactly one post is there: the one that it means. */
export async function theOnePost(house: House): Promise<RiggedPost> {
  const { kept, platform } = house
  expect(kept.state.kind, JSON.stringify({ errors: kept.errors, task: kept.task })).toBe('live')
  const posts = await platform.posts()
  expect(posts.map(({ id }) => id)).toEqual([kept.ref?.id])
  const [post] = posts
  expect(post?.isOut).toBe(true)
  expect(post?.visibility).toBe(kept.visibility)
  expect(post?.words).toContain(house.post.plan.copy)
  if (platform.emulator !== null) expect(platform.emulator.commits()).toHaveLength(1)
  if (post === undefined) throw new Error('there is no post')
  if (post.filmSha256 !== null) expect(post.filmSha256).toBe(house.post.files.film.sha256)
  return post
}
