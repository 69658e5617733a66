/** What fans and the people who made it may say to each other, and under which names. */
export {
  checkHandle,
  type Handle,
  HANDLE_LENGTHS,
  HANDLE_RESTS_MS,
  type HandleCheck,
  type HandleSkeleton,
  mayChangeHandle,
  skeletonOf,
} from './handle.ts'
