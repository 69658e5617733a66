/** A whole world in one JSON document: read, written, described by its JSON Schema, and its verdicts told as JSON. */
export { readWorld, type WorldReading } from './read-world.ts'
export type { Told } from './pointer.ts'
export { type World, WORLD_FORM } from './world-wire.ts'
export type { CallSheet } from './called-wire.ts'
export type { WorldAsset } from './asset-wire.ts'
export type { WorldQuestion } from './exposure-wire.ts'
export { worldJsonSchema, writeWorld } from './write-world.ts'
export { tellVerdict, type ToldVerdict } from './tell-verdict.ts'
