import type { FilmFingerprint } from '../../core/src/publish/fingerprint/index.ts'
import {
  drawnBars,
  drawnCard,
  drawnSet,
  drawnShots,
  drawnSound,
  drawnTake,
  fingerprintOf,
} from '../../core/src/publish/fingerprint/testing.ts'

const SECONDS = 20
const FRAMES = SECONDS * 12

/** A film that is like no other of the list, and what makes it hard to tell from some of them. */
export interface BenchFilm {
  readonly kind: 'shots' | 'same card' | 'take' | 'silent take' | 'test pattern' | 'standing still'
  readonly fingerprint: FilmFingerprint
}

/** Films drawn as frames and samples, never encoded: 145 of them make 10,440 pairs. */
export function drawnFilms(): BenchFilm[] {
  return [
    ...several(69, 'shots', (at) => ({
      frames: drawnShots(100 + at, SECONDS),
      samples: drawnSound(100 + at, SECONDS),
    })),
    // The same card and the same jingle, then twenty-four different films.
    ...several(24, 'same card', (at) => ({
      frames: [...drawnCard(7, 4), ...drawnShots(300 + at, SECONDS - 4)],
      samples: joined(drawnSound(7, 4), drawnSound(300 + at, SECONDS - 4)),
    })),
    // Eight sets before a locked camera, three takes of each; those of four have no sound.
    ...several(12, 'take', (at) => ({
      frames: drawnTake(drawnSet(500 + Math.floor(at / 3)), 500 + at, FRAMES),
      samples: drawnSound(500 + at, SECONDS),
    })),
    ...several(12, 'silent take', (at) => ({
      frames: drawnTake(drawnSet(520 + Math.floor(at / 3)), 520 + at, FRAMES),
      samples: null,
    })),
    ...several(16, 'test pattern', (at) => ({
      frames: drawnBars(drawnShots(600 + at, SECONDS)),
      samples: at < 8 ? drawnSound(600 + at, SECONDS) : null,
    })),
    // One picture all the time, half of them with different sound, half of them silent; in pairs, the same picture.
    ...several(12, 'standing still', (at) => ({
      frames: Array.from(
        { length: FRAMES },
        () => drawnCard(700 + Math.floor(at / 2), 2).at(-1) ?? new Uint8Array(),
      ),
      samples: at < 6 ? drawnSound(700 + at, SECONDS) : null,
    })),
  ]
}

function several(
  count: number,
  kind: BenchFilm['kind'],
  draw: (at: number) => Parameters<typeof fingerprintOf>[0],
): BenchFilm[] {
  return Array.from({ length: count }, (_, at) => ({ kind, fingerprint: fingerprintOf(draw(at)) }))
}

function joined(first: Int16Array, second: Int16Array): Int16Array {
  const both = new Int16Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
