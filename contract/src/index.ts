/** All that web and cli know of the server: its problems and (generated) its HTTP contract. */
export { Problem, problems, type ProblemDetails, type ProblemType } from './problems.ts'
