import { randomUUID, randomUUIDv7 } from 'node:crypto'

declare module 'node:crypto' {
  function randomUUIDv7(): `${string}-${string}-${string}-${string}-${string}`
}

/** A new id in the order of making, for what only the crew sees. */
export function newId(): string {
  return randomUUIDv7()
}

/** A new id that tells nothing about when it was made, for what a fan may read. */
export function randomId(): string {
  return randomUUID()
}
