import type { Follow, FollowTarget } from '#lib/wire/notices.ts'

/** The name or id by which a form says what is followed; empty for a production. */
export function keyOf(target: FollowTarget): string {
  switch (target.kind) {
    case 'production':
      return ''
    case 'person':
    case 'craft':
      return target.name
    case 'question':
    case 'theory':
      return target.id
    case 'talk':
      return target.post
  }
}

/** What a form says is followed; undefined where it says nothing that can be. */
export function targetIn(kind: string, key: string): FollowTarget | undefined {
  switch (kind) {
    case 'production':
      return { kind }
    case 'person':
    case 'craft':
      return { kind, name: key }
    case 'question':
    case 'theory':
      return { kind, id: key }
    case 'talk':
      return { kind, post: key }
    default:
      return undefined
  }
}

/** Whether a list of what is followed has a target. */
export const isFollowed = (follows: readonly Follow[], target: FollowTarget): boolean =>
  follows.some((follow) => follow.target.kind === target.kind && keyOf(follow.target) === keyOf(target))
