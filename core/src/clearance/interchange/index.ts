/** Release forms in the words of other standards: IPTC and PLUS fields of photographs, ODRL policies, lists as CSV. */
export { odrlPolicy } from './odrl.ts'
export type { OdrlNames, OdrlPolicy } from './odrl.ts'
export { ODRL_ACTIONS, ODRL_OPERANDS, ODRL_OPERATORS } from './odrl-terms.ts'
export { readReleaseMetadata, type ToldRelease } from './read-release-metadata.ts'
export {
  type MinorAge,
  type ModelReleaseStatus,
  type PropertyReleaseStatus,
  type ReleaseMetadata,
  releaseMetadataOf,
} from './release-metadata.ts'
export { releaseXmp } from './release-xmp.ts'
