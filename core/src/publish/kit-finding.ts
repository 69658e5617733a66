import { totalOf } from '../time/index.ts'
import type { FingerprintMatch, StillMatch } from './fingerprint/index.ts'

/** Why nothing of a post could be compared. */
export type Unread =
  /** The platform shows posts to nobody but through its own pages. */
  'closed-platform' | 'no-film' | 'too-large' | 'unreachable'

/** What was found behind the link that a kit's holder sent; `foreignFlicks` of the found film are not the cut's. */
export type KitFinding =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'part'
      readonly shownOfCut: number
      readonly foreignFlicks: number
      readonly sound: 'same' | 'removed' | 'differs' | 'unsure'
    }
  | { readonly kind: 'different' }
  | { readonly kind: 'unsure' }
  /** One picture alone could be compared: it is a frame of the cut, or is not. */
  | { readonly kind: 'cover-shows' }
  | { readonly kind: 'cover-differs' }
  | { readonly kind: 'unread'; readonly because: Unread }
  | { readonly kind: 'gone' }

/** Where a kit stands after a look: `verified` by the film itself, `weaker` by a picture of it, else a person must look. */
export type KitStanding = 'verified' | 'weaker' | 'to-look-at' | 'gone'

/** Every standing there is. */
export const KIT_STANDINGS = ['verified', 'weaker', 'to-look-at', 'gone'] as const satisfies KitStanding[]

/** Whether the disclosure stands in the post's words: `unread` where they cannot be read. */
export type DisclosureStanding = 'there' | 'missing' | 'unread' | 'not-needed'

/** Every standing of a disclosure. */
export const DISCLOSURE_STANDINGS = [
  'there',
  'missing',
  'unread',
  'not-needed',
] as const satisfies DisclosureStanding[]

const WEEK_MS = 7 * 86_400_000
const FIRST_LOOKS_MS = [0, 3_600_000, 86_400_000]

/**
 * How long after its link came back a kit is looked at, in milliseconds, by the number of the look from 0: at once, after
 * an hour, after a day, and from then on every week for as long as it is out.
 */
export const kitLookAfter = (round: number): number =>
  FIRST_LOOKS_MS[round] ?? (round - FIRST_LOOKS_MS.length + 1) * WEEK_MS

/** What a comparison of films says of a kit. */
export function findingOfFilm(match: FingerprintMatch): KitFinding {
  switch (match.kind) {
    case 'same':
    case 'different':
    case 'unsure':
      return { kind: match.kind }
    case 'part':
      return {
        kind: 'part',
        shownOfCut: Math.round(match.coverage.ofCut * 100) / 100,
        foreignFlicks: totalOf(match.notFromCut),
        sound: match.sound.kind === 'silent' ? 'same' : match.sound.kind,
      }
  }
}

/** What a comparison of a cover says of a kit. */
export function findingOfCover(match: StillMatch): KitFinding {
  switch (match.kind) {
    case 'shows':
      return { kind: 'cover-shows' }
    case 'different':
      return { kind: 'cover-differs' }
    case 'unsure':
      return { kind: 'unsure' }
  }
}

/** Where a kit stands by a finding; nothing but the whole film, compared, verifies. */
export function kitStanding(finding: KitFinding): KitStanding {
  switch (finding.kind) {
    case 'same':
      return 'verified'
    case 'cover-shows':
      return 'weaker'
    case 'part':
    case 'different':
    case 'unsure':
    case 'cover-differs':
    case 'unread':
      return 'to-look-at'
    case 'gone':
      return 'gone'
  }
}

/** What a look says of the platforms that show a post to nobody: what somebody saved from there may be compared. */
export function asksForSaved(finding: KitFinding): boolean {
  switch (finding.kind) {
    case 'unread':
    case 'unsure':
    case 'cover-shows':
      return true
    case 'same':
    case 'part':
    case 'different':
    case 'cover-differs':
    case 'gone':
      return false
  }
}

/**
 * Where a kit stands by a look, and by what somebody saved from the post and brought. It shows what that person has, and
 * not what stands there: it never verifies, never makes good what a look found, and a bad one asks for a person.
 */
export function standingWithSaved(finding: KitFinding, saved: KitFinding | null): KitStanding {
  if (saved === null || !asksForSaved(finding)) return kitStanding(finding)
  switch (saved.kind) {
    case 'same':
    case 'cover-shows':
      return 'weaker'
    case 'part':
    case 'different':
    case 'cover-differs':
      return 'to-look-at'
    case 'unsure':
    case 'unread':
    case 'gone':
      return kitStanding(finding)
  }
}
