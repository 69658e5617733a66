import type { Instant } from '../time/index.ts'

/** How far a writer is trusted in a production, least first; crew alone see it. */
export const TRUST_LEVELS = ['new', 'known', 'trusted'] as const

/** How far a writer is trusted. */
export type TrustLevel = (typeof TRUST_LEVELS)[number]

/** What trust grows from: facts of one writer in one production. */
export interface WriterFacts {
  readonly joinedAt: Instant
  /** Writings that stand for all to read. */
  readonly shown: number
  /** Writings that crew took down or put behind a later gate. */
  readonly upheld: number
  readonly lastUpheldAt: Instant | null
}

const DAY_MS = 86_400_000

// What each level asks for: days since the handle was taken, writings that stand, days since crew last had to act.
const ASKED = {
  known: { days: 3, shown: 5, quietDays: 14 },
  trusted: { days: 30, shown: 50, quietDays: 90 },
} as const

// So many writings that stand outweigh one that crew had to act on.
const SHOWN_FOR_ONE_UPHELD = 20

/** How far a writer is trusted now: it grows with time and writings that stand, and falls with what crew had to act on. */
export function trustOf(facts: WriterFacts, now: Instant): TrustLevel {
  if (meets(facts, 'trusted', now)) return 'trusted'
  return meets(facts, 'known', now) ? 'known' : 'new'
}

/** How many writings a writer may send: `burst` at once, then `perMinute`. */
export function paceOf(level: TrustLevel): { readonly burst: number; readonly perMinute: number } {
  switch (level) {
    case 'new':
      return { burst: 4, perMinute: 2 }
    case 'known':
      return { burst: 8, perMinute: 6 }
    case 'trusted':
      return { burst: 15, perMinute: 12 }
  }
}

function meets(
  { joinedAt, shown, upheld, lastUpheldAt }: WriterFacts,
  level: keyof typeof ASKED,
  now: Instant,
): boolean {
  const asked = ASKED[level]
  return (
    now - joinedAt >= asked.days * DAY_MS &&
    shown >= asked.shown + upheld * SHOWN_FOR_ONE_UPHELD &&
    (lastUpheldAt === null || now - lastUpheldAt >= asked.quietDays * DAY_MS)
  )
}
