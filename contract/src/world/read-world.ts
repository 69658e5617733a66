import type { Exposure } from '@stagedoor/core/clearance'
import { flicks, isZone, timeRange, toIso } from '@stagedoor/core/time'
import type { z } from 'zod'
import { pointerTo, type Told } from './pointer.ts'
import { duplicatesIn, unknownReferencesIn } from './references.ts'
import { resolved } from './values.ts'
import { type World, worldWire } from './world-wire.ts'

/** What came of reading a document: the world it tells, or all that keeps it from being one. */
export type WorldReading =
  | { readonly kind: 'world'; readonly world: World; readonly warnings: readonly Told[] }
  | { readonly kind: 'flawed'; readonly flaws: readonly Told[] }

/** Reads a world from JSON. Everything wrong is told at once; local times that a clock skipped or doubled are warnings. */
export function readWorld(json: unknown): WorldReading {
  const parsed = worldWire.safeDecode(json as z.input<typeof worldWire>)
  const flaws = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(toldOf)),
    ...duplicatesIn(json),
    ...unknownReferencesIn(json),
    ...(parsed.success ? lengthless(parsed.data) : []),
  ]
  if (!parsed.success || flaws.length > 0) return { kind: 'flawed', flaws: inOrder(flaws) }
  return { kind: 'world', world: made(parsed.data), warnings: clockWarnings(json, []) }
}

function toldOf(issue: z.core.$ZodIssue): readonly Told[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: pointerTo([...issue.path, key]),
      says: `There is no ${key} here. Take it out, or see docs/world-document.md for its name.`,
    }))
  return [{ pointer: pointerTo(issue.path), says: issue.message }]
}

function lengthless({ questions, assets }: World): readonly Told[] {
  return questions.flatMap(({ isWhole, exposure: { leaving } }, place) => {
    if (!isWhole) return []
    const pointer = pointerTo(['exposures', place, 'clips'])
    if (leaving.kind === 'cut') return [{ pointer, says: 'A cut is made of clips. Name them.' }]
    const isMeasured = assets.some(({ assetId, length }) => assetId === leaving.assetId && length !== null)
    return isMeasured
      ? []
      : [{ pointer, says: `How long ${leaving.assetId} is stands nowhere. Give its length, or the clips.` }]
  })
}

// A whole asset is one clip of it, from its beginning to its end.
function made(world: World): World {
  const lengths = new Map(world.assets.map(({ assetId, length }) => [assetId, length]))
  const whole = (exposure: Exposure): Exposure => {
    const length = exposure.leaving.kind === 'asset' ? lengths.get(exposure.leaving.assetId) : null
    if (exposure.leaving.kind !== 'asset' || length === null || length === undefined) return exposure
    const clips = [{ assetId: exposure.leaving.assetId, source: timeRange(flicks(0), length) }]
    return { ...exposure, timeline: { ...exposure.timeline, clips } }
  }
  return {
    ...world,
    questions: world.questions.map((question) =>
      question.isWhole ? { ...question, isWhole: false, exposure: whole(question.exposure) } : question,
    ),
  }
}

function clockWarnings(value: unknown, path: readonly PropertyKey[]): readonly Told[] {
  if (typeof value !== 'object' || value === null) return []
  const local = localIn(value)
  if (local !== null) return warningOf(local, pointerTo(path))
  return Object.entries(value).flatMap(([key, inner]) => clockWarnings(inner, [...path, key]))
}

type Local = Parameters<typeof resolved>[0]

function localIn(value: object): Local | null {
  const { local, zone }: { local?: unknown; zone?: unknown } = value
  return typeof local === 'string' && typeof zone === 'string' && isZone(zone) ? { local, zone } : null
}

function warningOf(local: Local, pointer: string): readonly Told[] {
  const [later, earlier] = [resolved(local, 'embargo-ends'), resolved(local, 'licence-ends')]
  switch (later.reading) {
    case 'once':
      return []
    case 'skipped-shifted-forward':
      return [
        {
          pointer,
          says: `No clock in ${local.zone} shows ${local.local}: it was read as ${toIso(later.instant)}.`,
        },
      ]
    case 'twice-later':
    case 'twice-earlier':
      return [
        {
          pointer,
          says: `Clocks in ${local.zone} show ${local.local} twice: licences end at ${toIso(earlier.instant)}, all else counts from ${toIso(later.instant)}.`,
        },
      ]
  }
}

function inOrder(flaws: readonly Told[]): readonly Told[] {
  const once = new Map(flaws.map((flaw) => [`${flaw.pointer}\n${flaw.says}`, flaw]))
  return [...once.values()].sort((a, b) => a.pointer.localeCompare(b.pointer, 'en', { numeric: true }))
}
