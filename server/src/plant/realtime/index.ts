/** Live pages: topics over NOTIFY, streamed as server-sent events that carry no content. */
export { notifyTopic, type Topic, Topics } from './topics.ts'
export { mostStreams } from './open-files.ts'
export { type QuietStream, QuietStreams, type StreamLimits } from './quiet-streams.ts'
