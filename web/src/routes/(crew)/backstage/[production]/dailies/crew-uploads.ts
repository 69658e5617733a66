import { sayProblem, type WireProblem } from '#lib/ui/problem.ts'
import { UploadQueue } from '#lib/uploads/upload-queue.svelte.ts'
import { words } from '#lib/words/index.ts'
import { sayBytes } from '#lib/words/times.ts'

/** The id of the field that takes files. */
export const CHOOSER = 'crew-files'

/** What the chooser shows: systems know raw photographs and Matroska by the name's end alone. */
export const ACCEPTS =
  'video/*,image/*,audio/*,application/pdf,.mkv,.mov,.wav,.dng,.cr2,.cr3,.nef,.arw,.pef,.orf,.rw2,.raf'

const queues = new Map<string, UploadQueue>()

/** The queue of a production in this tab, which goes on while its member of the crew looks at other pages backstage. */
export function crewUploads(slug: string): UploadQueue {
  const known = queues.get(slug)
  if (known) return known
  const production = `${location.origin}/api/v1/productions/${slug}`
  const queue = new UploadQueue({
    endpoint: `${production}/uploads`,
    roomAt: `${production}/upload-room`,
    refusalOf,
  })
  queue.begin()
  queues.set(slug, queue)
  return queue
}

const isProblem = (told: unknown): told is WireProblem =>
  typeof told === 'object' && told !== null && 'type' in told && 'title' in told

function refusalOf(body: string): string {
  const told: unknown = body.startsWith('{') ? JSON.parse(body) : undefined
  if (!isProblem(told)) return words.problem.tryAgain
  const { happened, next } = sayProblem(told)
  const { missingBytes } = told
  const missing =
    typeof missingBytes === 'number'
      ? words.backstage.dailies.uploadMissing(sayBytes(missingBytes))
      : undefined
  return [happened, missing, next].flatMap((said) => (said ? [ended(said)] : [])).join(' ')
}

// What the house says of what happened ends as a sentence already.
const ended = (said: string): string => (said.endsWith('.') ? said : `${said}.`)
