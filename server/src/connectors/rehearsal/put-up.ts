import type { PostPlan } from '@stagedoor/core/publish'
import type { Handle, Post, RemoteRef, Step } from '../connector.ts'
import { commitOnce, type NextErrand, placeOnce } from '../drive.ts'
import type { Rehearsal } from './open-rehearsal.ts'
import type { RehearsalClock } from './rehearsal-clock.ts'

const MOST_TURNS = 400
const SOON_MS = 1_000

/** What came of putting a post up at an emulated platform. */
export type PutUp =
  | { readonly kind: 'out'; readonly ref: RemoteRef }
  | { readonly kind: 'unseen'; readonly handle: Handle }
  | { readonly kind: 'not'; readonly because: string }

/**
 * Puts a copy of a post up at an emulated platform by its connector, with the post's words and a film that stands in for
 * its own; `until` says whether it is to be shown there, or to lie there unseen.
 */
export async function putUp(
  { connector, ctx, emulator }: Rehearsal,
  { plan, clock, until }: { plan: PostPlan; clock: RehearsalClock; until: 'out' | 'unseen' },
): Promise<PutUp> {
  const post = standIn(plan, emulator.origin)
  let at: { readonly handle: Handle | null; readonly next: NextErrand | 'commit' } = {
    handle: null,
    next: 'begin',
  }
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { handle, next } = at
    const isCall = next === 'commit' && handle !== null
    if (isCall && until === 'unseen') return { kind: 'unseen', handle }
    const step: Step = isCall
      ? await commitOnce(connector, post, { ctx, handle })
      : await placeOnce(connector, post, { ctx, handle, next: next === 'commit' ? 'begin' : next })
    if (step.kind === 'live') return { kind: 'out', ref: step.ref }
    if (step.kind === 'failed') return { kind: 'not', because: step.error.what }
    if (step.kind !== 'continue') return { kind: 'not', because: 'A person would have to show it there.' }
    at = step
    clock.skip(step.afterMs ?? SOON_MS)
  }
  return { kind: 'not', because: 'The emulator never had it ready.' }
}

const FILM = Buffer.alloc(65_536, 'a lamp in the second window ')

function standIn(plan: PostPlan, origin: string): Post {
  const film = {
    sizeBytes: FILM.length,
    mediaType: 'video/mp4',
    sha256: '0'.repeat(64),
    read: async function* (from: number, to: number) {
      yield FILM.subarray(from, to)
    },
  }
  return {
    plan: {
      ...plan,
      film: { ...plan.film, sizeBytes: FILM.length },
      cover: null,
      captions: [],
      parts: [],
      firstComment: null,
    },
    files: {
      film,
      cover: null,
      captions: [],
      // What a platform would fetch: an address of the emulator's own, so that nothing is handed out.
      publicAddress: () => Promise.resolve(`${origin}/stand-in.mp4`),
    },
    parent: null,
  }
}
