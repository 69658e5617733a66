/** Answers from the house: comments of others answered as the account, and who of the crew is at which. */
export { answerReply } from './answer-reply.ts'
export { type Answer, answersOf } from './answers-of.ts'
export { dealWithReply } from './deal-with-reply.ts'
