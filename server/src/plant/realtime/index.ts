/** Live pages: topics over NOTIFY, streamed as server-sent events that carry no content. */
export { notifyTopic, type Topic, Topics } from './topics.ts'
