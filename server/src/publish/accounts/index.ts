/** Accounts at platforms: how they are opened to the house, whose tokens stay fresh, and how they are found to stand. */
export { contextFor, type Errand } from './context-for.ts'
export type { AccountDeps } from './deps.ts'
export { Platforms } from './platforms.ts'
