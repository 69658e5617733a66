/** All that web and cli know of the server: its HTTP contract and its problems. */
export { type ClientOptions, createClient, problemOf, type StagedoorClient } from './client.ts'
export type { components, operations, paths } from './openapi.d.ts'
export { Problem, problems, type ProblemDetails, type ProblemType } from './problems.ts'
