/** From set: inboxes, resumable uploads, and the assets they become; later stages join `ingest.listed_assets`. */
export { ArrivingFiles } from './arriving/arriving-files.ts'
export { addressFiles, type AddressedFile, type AssetCard, readAsset } from './asset-card.ts'
export type { IngestDeps } from './deps.ts'
export { ASSET_ARRIVED, ASSET_CHANGED, ASSET_DELETED, ASSET_READY, ASSET_REFUSED } from './events.ts'
export { ingestJobs, type IngestWork } from './jobs.ts'
export { listedAsset, type ListedAsset } from './queries.ts'
export { ingestRoutes } from './routes.ts'
export { tokenSeal, type TokenSeal } from './seal-token.ts'
