import { FLICKS_PER_SECOND, type Flicks } from '../time/index.ts'
import type { Shape } from './shape.ts'

/** What one platform takes for one kind of post. Lengths in whole seconds, both ends allowed. */
export interface PlatformSpec {
  readonly name: string
  readonly shapes: readonly [Shape, ...Shape[]]
  readonly shortest: number
  readonly longest: number
  readonly mostBytes: number
}

const MB = 1_000_000
const GB = 1000 * MB
const ALL_SHAPES = ['9:16', '16:9', '1:1', '4:5'] as const

/** The specs a cut can be made for; checked November 2026 against the platforms' documentation. */
export const PLATFORM_SPECS = {
  'own-page': { shapes: ALL_SHAPES, shortest: 1, longest: 4 * 3600, mostBytes: 20 * GB },
  'instagram-reel': { shapes: ['9:16'], shortest: 3, longest: 900, mostBytes: 300 * MB },
  'instagram-story': { shapes: ['9:16'], shortest: 3, longest: 60, mostBytes: 100 * MB },
  tiktok: { shapes: ['9:16'], shortest: 3, longest: 600, mostBytes: 4 * GB },
  'youtube-short': { shapes: ['9:16', '1:1'], shortest: 1, longest: 180, mostBytes: 256 * GB },
  // More than 15 minutes needs a channel that is verified by phone.
  'youtube-film': { shapes: ['16:9'], shortest: 1, longest: 12 * 3600, mostBytes: 256 * GB },
  'x-post': { shapes: ALL_SHAPES, shortest: 1, longest: 140, mostBytes: 512 * MB },
  'bluesky-post': { shapes: ALL_SHAPES, shortest: 1, longest: 600, mostBytes: 300 * MB },
  'fediverse-post': { shapes: ALL_SHAPES, shortest: 1, longest: 600, mostBytes: 99 * MB },
  // Every server sets its own quota below this.
  'peertube-film': { shapes: ALL_SHAPES, shortest: 1, longest: 12 * 3600, mostBytes: 20 * GB },
} as const satisfies Record<string, Omit<PlatformSpec, 'name'>>

/** The name of a spec. */
export type PlatformSpecName = keyof typeof PLATFORM_SPECS

/** The row of a spec. */
export function platformSpec(name: PlatformSpecName): PlatformSpec {
  return { name, ...PLATFORM_SPECS[name] }
}

/** Whether a cut fits a spec, and if not by what. */
export type SpecIssue =
  | { readonly kind: 'wrong-shape'; readonly takes: readonly Shape[] }
  | { readonly kind: 'too-short'; readonly shortest: Flicks }
  | { readonly kind: 'too-long'; readonly longest: Flicks }

/** Everything that keeps a cut of this shape and length from fitting a spec. */
export function checkSpec(
  spec: PlatformSpec,
  cut: { readonly shape: Shape; readonly length: Flicks },
): readonly SpecIssue[] {
  const issues: SpecIssue[] = []
  const shortest = (spec.shortest * FLICKS_PER_SECOND) as Flicks
  const longest = (spec.longest * FLICKS_PER_SECOND) as Flicks
  if (!spec.shapes.includes(cut.shape)) issues.push({ kind: 'wrong-shape', takes: spec.shapes })
  if (cut.length < shortest) issues.push({ kind: 'too-short', shortest })
  if (cut.length > longest) issues.push({ kind: 'too-long', longest })
  return issues
}
