import type { Evidence } from './evidence.ts'
import { oncePer } from './once-per.ts'

/** Evidence as one text that is the same whatever order its lists and keys came in; its hash is a verdict's digest of evidence. */
export function canonicalEvidence(evidence: Evidence): string {
  const { points, premieres } = evidence.story
  return [
    `{"appearances":${listed(evidence.appearances)}`,
    `"assets":${listed(evidence.assets)}`,
    `"crowdNotices":${listed(evidence.crowdNotices)}`,
    `"decisions":${listed(evidence.decisions)}`,
    `"embargoes":${listed(evidence.embargoes)}`,
    `"grants":${listed(evidence.grants)}`,
    `"holdbacks":${listed(evidence.holdbacks)}`,
    `"kills":${listed(evidence.kills)}`,
    `"ndas":${listed(evidence.ndas)}`,
    `"prohibitions":${listed(evidence.prohibitions)}`,
    `"releases":${listed(evidence.releases)}`,
    `"settings":${write(evidence.settings)}`,
    `"story":{"points":${listed(points)},"premieres":${listed(premieres)}}`,
    `"subjects":${listed(evidence.subjects)}`,
    `"version":${evidence.version}}`,
  ].join()
}

function listed(values: readonly object[]): string {
  return `[${[...new Set(values.map(write))].sort().join()}]`
}

// Exposures that are judged together share most of their evidence: each piece of it is written once.
const write = oncePer((value: object) =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ),
)
