import type { Schemas } from './schemas.ts'

export type Reply = Schemas['Reply']
export type Echo = Schemas['Echo']
