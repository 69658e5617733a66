import { DetailedError, Upload } from 'tus-js-client'
import { sayProblem, type WireProblem } from '#lib/ui/problem.ts'
import { words } from '#lib/words/index.ts'

/** One file of a member of the crew on its way into the house. */
export type CrewSending = {
  readonly name: string
  readonly size: number
  sent: number
  state: 'queued' | 'sending' | 'arrived' | 'refused'
  because: string
}

type To = { endpoint: string; contributor: string; shootingDay: string | undefined }

const RETRIES_MS = [500, 2000, 5000, 10_000, 20_000]

const isProblem = (told: unknown): told is WireProblem =>
  typeof told === 'object' && told !== null && 'type' in told && 'title' in told

function reasonOf(cause: unknown): string {
  const body = cause instanceof DetailedError ? cause.originalResponse?.getBody() : undefined
  if (body?.startsWith('{')) {
    const told: unknown = JSON.parse(body)
    if (isProblem(told)) {
      const { happened, next } = sayProblem(told)
      return [happened, next].filter(Boolean).join('. ')
    }
  }
  return words.problem.tryAgain
}

/** Sends chosen files one after another by tus, which goes on after a lost signal. */
export class CrewUploads {
  all = $state<CrewSending[]>([])

  get isBusy(): boolean {
    return this.all.some(({ state }) => state === 'queued' || state === 'sending')
  }

  async send(files: File[], to: To): Promise<void> {
    const from = this.all.length
    this.all.push(
      ...files.map(({ name, size }): CrewSending => ({ name, size, sent: 0, state: 'queued', because: '' })),
    )
    for (const [index, file] of files.entries()) await sendOne(this.all[from + index]!, file, to)
  }
}

function sendOne(
  sending: CrewSending,
  file: File,
  { endpoint, contributor, shootingDay }: To,
): Promise<void> {
  sending.state = 'sending'
  return new Promise((resolve) => {
    const upload = new Upload(file, {
      endpoint,
      retryDelays: RETRIES_MS,
      metadata: {
        filename: file.name,
        filetype: file.type,
        contributor,
        ...(shootingDay === undefined ? {} : { shootingDay }),
      },
      onProgress: (sent) => (sending.sent = sent),
      onSuccess: () => {
        sending.sent = sending.size
        sending.state = 'arrived'
        resolve()
      },
      onError: (cause) => {
        sending.state = 'refused'
        sending.because = reasonOf(cause)
        resolve()
      },
    })
    upload.start()
  })
}
