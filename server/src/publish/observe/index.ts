/** What comes back: posts that are out looked at again, their figures, their comments, and what others did to them. */
export { observeJobs } from './observe-jobs.ts'
export { type Echo, echoesOf } from './echoes.ts'
export { markRepliesRead, productionOfReply, type Reply, repliesOf, unreadReplies } from './replies.ts'
