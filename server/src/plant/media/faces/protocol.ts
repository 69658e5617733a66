import type { FoundFace } from './detector.ts'

/** What the program that finds faces says: first that it is ready, then one answer to each picture. */
export type FaceAnswer = { kind: 'ready' } | { kind: 'found'; faces: FoundFace[] }
