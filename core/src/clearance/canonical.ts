import type { Evidence } from './evidence.ts'

/** Evidence as one text that is the same whatever order its lists and keys came in; its hash is a verdict's digest of evidence. */
export function canonicalEvidence(evidence: Evidence): string {
  return write({
    version: evidence.version,
    settings: evidence.settings,
    assets: listed(evidence.assets),
    subjects: listed(evidence.subjects),
    appearances: listed(evidence.appearances),
    grants: listed(evidence.grants),
    prohibitions: listed(evidence.prohibitions),
    embargoes: listed(evidence.embargoes),
    holdbacks: listed(evidence.holdbacks),
    releases: listed(evidence.releases),
    ndas: listed(evidence.ndas),
    crowdNotices: listed(evidence.crowdNotices),
    decisions: listed(evidence.decisions),
    kills: listed(evidence.kills),
    story: {
      points: listed(evidence.story.points),
      premieres: listed(evidence.story.premieres),
    },
  })
}

function listed(values: readonly unknown[]): readonly unknown[] {
  return [...new Set(values.map(write))].sort().map((text) => JSON.parse(text) as unknown)
}

function write(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
