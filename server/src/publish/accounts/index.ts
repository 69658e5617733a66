/** Accounts at platforms: how they are opened to the house, whose tokens stay fresh, and how they are found to stand. */
export { accountRefused } from './account-refused.ts'
export { contextFor, type Errand } from './context-for.ts'
export type { AccountDeps } from './deps.ts'
export { type DoorDeps } from './doors.ts'
export { accountJobs } from './jobs.ts'
export { outlookOf } from './permission.ts'
export { Platforms } from './platforms.ts'
export { platformAccountRoutes } from './routes.ts'
